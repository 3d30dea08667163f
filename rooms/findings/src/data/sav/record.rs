//! The records of the format. Everything is little-endian and stands in words of eight bytes.

use chrono::NaiveDate;

/// A variable as the format wants it.
pub(super) struct Field<'a> {
    pub(super) name: &'a str,
    pub(super) short: &'a str,
    pub(super) label: &'a str,
    /// The width of words in bytes; 0 for a number.
    pub(super) width: usize,
    /// The decimals with which a number is printed.
    pub(super) decimals: u8,
}

impl Field<'_> {
    /// How many words of eight bytes a value takes.
    fn units(&self) -> usize {
        self.width.div_ceil(8).max(1)
    }

    /// How a value is printed: type, width and decimals in one number.
    fn format(&self) -> i32 {
        let (kind, width, decimals) =
            if self.width > 0 { (1, self.width, 0) } else { (5, 8, i32::from(self.decimals)) };
        (kind << 16) | (i32::try_from(width).unwrap_or(0) << 8) | decimals
    }
}

/// A file in the making.
pub(super) struct Records(Vec<u8>);

impl Records {
    /// The head: what it is and how many rows follow.
    pub(super) fn begin(title: &str, day: NaiveDate, fields: &[Field<'_>], rows: usize) -> Self {
        let mut file = Self(b"$FL2".to_vec());
        file.text("@(#) SPSS DATA FILE New Belongings", 60);
        file.int(2); // the layout
        file.size(fields.iter().map(Field::units).sum());
        file.int(0); // not compressed
        file.int(0); // no weights
        file.size(rows);
        file.number(100.0); // the bias of compression, which every reader looks for
        // The day of the survey, not of asking: the same release is the same file.
        file.text(&day.format("%d %b %y").to_string(), 9);
        file.text("00:00:00", 8);
        file.text(title, 64);
        file.text("", 3);
        file
    }

    /// One variable; words of more than eight bytes are followed by empty ones.
    pub(super) fn variable(&mut self, field: &Field<'_>) {
        let number = field.width == 0;
        self.int(2);
        self.size(field.width);
        self.int(1); // it has a label
        self.int(if number { -2 } else { 0 }); // a range of missing values, or none
        self.int(field.format());
        self.int(field.format());
        self.text(field.short, 8);
        self.size(field.label.len());
        self.text(field.label, field.label.len().next_multiple_of(4));
        if number {
            let (low, high) = super::missing();
            self.number(low);
            self.number(high);
        }
        for _ in 1..field.units() {
            for part in [2, -1, 0, 0, 0, 0] {
                self.int(part);
            }
            self.text("", 8);
        }
    }

    /// What codes mean, the same for all numbers.
    pub(super) fn labels(&mut self, fields: &[Field<'_>], labels: &[(f64, &str)]) {
        self.int(3);
        self.size(labels.len());
        for (code, means) in labels {
            self.number(*code);
            self.0.push(u8::try_from(means.len()).unwrap_or(0));
            self.text(means, (means.len() + 1).next_multiple_of(8) - 1);
        }
        // Places count in words of eight bytes, from one.
        let mut at = 1;
        let mut places = Vec::new();
        for field in fields {
            if field.width == 0 {
                places.push(at);
            }
            at += field.units();
        }
        self.int(4);
        self.size(places.len());
        places.into_iter().for_each(|place| self.size(place));
    }

    /// How numbers and letters are written, how variables are shown, their long names; then the end of the head.
    pub(super) fn about(&mut self, fields: &[Field<'_>]) {
        const UTF8: i32 = 65_001;
        self.more(3, 4, 8);
        for part in [1, 0, 0, -1, 1, 1, 2, UTF8] {
            self.int(part);
        }
        self.more(4, 8, 3);
        for part in [-f64::MAX, f64::MAX, f64::from_bits((-f64::MAX).to_bits() - 1)] {
            self.number(part);
        }
        self.more(11, 4, fields.len() * 3);
        for field in fields {
            let number = field.width == 0;
            self.int(if number { 3 } else { 1 }); // a scale, or names
            self.size(if number { 8 } else { field.width.min(40) });
            self.int(i32::from(number)); // to the right, or to the left
        }
        let names: Vec<String> = fields.iter().map(|f| format!("{}={}", f.short, f.name)).collect();
        self.note(13, &names.join("\t"));
        self.note(20, "UTF-8");
        self.int(999);
        self.int(0);
    }

    fn more(&mut self, kind: i32, size: i32, count: usize) {
        self.int(7);
        self.int(kind);
        self.int(size);
        self.size(count);
    }

    fn note(&mut self, kind: i32, text: &str) {
        self.more(kind, 1, text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    /// A value of words, filled up with blanks to whole words of eight bytes.
    pub(super) fn words(&mut self, words: &str, width: usize) {
        self.text(words, width.next_multiple_of(8));
    }

    /// A value that is a number.
    pub(super) fn number(&mut self, number: f64) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    /// The file.
    pub(super) fn done(self) -> Vec<u8> {
        self.0
    }

    fn int(&mut self, n: i32) {
        self.0.extend_from_slice(&n.to_le_bytes());
    }

    fn size(&mut self, n: usize) {
        self.int(i32::try_from(n).unwrap_or(i32::MAX));
    }

    /// Text in exactly so many bytes, cut between characters or filled up with blanks.
    fn text(&mut self, text: &str, bytes: usize) {
        let mut end = text.len().min(bytes);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        self.0.extend_from_slice(&text.as_bytes()[..end]);
        self.0.resize(self.0.len() + bytes - end, b' ');
    }
}
