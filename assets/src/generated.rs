//! Written by `node build.mjs`: change the sources and build again.

use crate::{Asset, Name};

/// Every file we serve, in the order of [`Name`].
pub(crate) static ASSETS: [Asset; 3] = [
    Asset {
        name: Name::StaffCss,
        path: "/assets/staff-17b3f641a2.css",
        content_type: "text/css; charset=utf-8",
        raw: include_bytes!("../dist/staff-17b3f641a2.css"),
        br: include_bytes!("../dist/staff-17b3f641a2.css.br"),
        gz: include_bytes!("../dist/staff-17b3f641a2.css.gz"),
    },
    Asset {
        name: Name::YoungCss,
        path: "/assets/young-df3c1c5674.css",
        content_type: "text/css; charset=utf-8",
        raw: include_bytes!("../dist/young-df3c1c5674.css"),
        br: include_bytes!("../dist/young-df3c1c5674.css.br"),
        gz: include_bytes!("../dist/young-df3c1c5674.css.gz"),
    },
    Asset {
        name: Name::Favicon,
        path: "/assets/favicon-a9e9bec15d.svg",
        content_type: "image/svg+xml",
        raw: include_bytes!("../dist/favicon-a9e9bec15d.svg"),
        br: include_bytes!("../dist/favicon-a9e9bec15d.svg.br"),
        gz: include_bytes!("../dist/favicon-a9e9bec15d.svg.gz"),
    },
];
