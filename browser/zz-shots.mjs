import { launch, person, PHONE, WIDE } from './lib/launch.mjs';
import { readText, hard, measure } from './lib/reading.mjs';
import { readFileSync } from 'node:fs';
const base='http://127.0.0.1:8391';
const log=readFileSync('/tmp/faces-demo/out.log','utf8');
const link=(who)=>log.split('\n').find(l=>l.includes(who)).match(/http\S+/)[0];
const browser=await launch();
const shot=async(page,name)=>{ await page.screenshot({path:`/tmp/faces-shots/${name}.png`,fullPage:true}); };
const young=async(page,name)=>{ const t=await readText(page); const m=measure(t); const h=hard(t); console.log(name, m.grade, m.ari, m.words, h.length? 'HARD '+h.join(' | '):''); };
for (const [size,s] of [[PHONE,'360'],[WIDE,'1280']]) {
  const {page,context}=await person(browser,{js:false,size});
  const go=async(p,n)=>{ await page.goto(p.startsWith('http')?p:base+p); await shot(page,`${n}-${s}`); await young(page,n); };
  await go('/','front'); await go('/s','code');
  await page.getByRole('textbox').fill('abcd efgh'); await page.getByRole('button',{name:'Go on'}).click(); await shot(page,`code-refused-${s}`); await young(page,'code-refused');
  await go('/s/0123abcd4567','unknown'); await go('/survey','lost');
  await go(link('Care leaver, survey'),'welcome');
  await page.getByRole('button',{name:'Start'}).click(); await shot(page,`question-${s}`);
  await go('/survey/privacy','survey-privacy'); await go('/privacy','privacy'); await go('/survey/help','help');
  console.log(page.faults);
  await context.close();
}
// PA
{
  const {page}=await person(browser,{js:false,size:PHONE});
  await page.goto(link('Personal adviser: Quillmouth')); await page.getByRole('button',{name:'Sign in'}).click();
  await page.getByRole('link',{name:'My people'}).click(); await shot(page,'mypeople-360');
  await page.locator('a',{hasText:'Share link'}).first().click(); await shot(page,'share-360');
  const old=(await page.locator('strong.nb-link-text').textContent());
  const url=page.url();
  await page.setViewportSize(WIDE); await shot(page,'share-1280');
  await page.locator('summary').click(); await page.getByRole('button',{name:'Make a new link'}).click(); await shot(page,'share-replaced-1280');
  const nu=(await page.locator('strong.nb-link-text').textContent());
  for (const [size,s] of [[PHONE,'360'],[WIDE,'1280']]) {
    const y=await person(browser,{js:false,size});
    await y.page.goto(old); await shot(y.page,`replaced-${s}`); await young(y.page,'replaced');
    if (s==='360') {
      await y.page.goto(nu); await y.page.getByRole('button',{name:'Start'}).click();
      const pick={'home-safe':'never','money':'very-hard','lonely':'always','worker-trust':'never','life-satisfaction':'1'};
      for(let i=0;i<16 && !y.page.url().endsWith('/ready');i++){
        const f=y.page.locator('input[type=radio],input[type=checkbox]').first();
        if(await y.page.getByRole('textbox').count()===0){ const name=await f.getAttribute('name'); const v=pick[name]; if(v) await y.page.locator(`input[name="${name}"][value="${v}"]`).check(); else await f.check(); }
        await y.page.getByRole('button',{name:'Next'}).click();
      }
      await shot(y.page,'ready-360'); await y.page.getByRole('button',{name:'Send my answers'}).click(); await shot(y.page,'thanks-360'); await young(y.page,'thanks');
      const o=await person(browser,{js:false,size}); await o.page.goto(nu); await shot(o.page,'used-360'); await young(o.page,'used');
    } else { await y.page.goto(nu); await shot(y.page,'used-1280'); }
  }
}
{
  const {page}=await person(browser,{js:false,size:WIDE});
  await page.goto(link('Lead: Quillmouth')); await page.getByRole('button',{name:'Sign in'}).click();
  await page.getByRole('link',{name:'Surveys'}).first().click();
  await page.locator('table a').first().click(); await shot(page,'wave-1280');
  await page.setViewportSize(PHONE); await shot(page,'wave-360'); await page.setViewportSize(WIDE);
  const at=page.url();
  await page.goto(at+'/replace'); await shot(page,'replace-1280');
  await page.goto(at+'/letters'); await shot(page,'letters-1280');
  await page.getByLabel('Everyone who').check(); await page.getByRole('button',{name:'Make letters'}).click();
  await page.screenshot({path:'/tmp/faces-shots/printed-1280.png'});
  const el=page.locator('.nb-letter').first(); await el.screenshot({path:'/tmp/faces-shots/letter-1280.png'});
  await young(page,'letters');
  await page.setViewportSize(PHONE); await el.screenshot({path:'/tmp/faces-shots/letter-360.png'});
  await page.evaluate(()=>0).catch(()=>0);
  await page.pdf({path:'/tmp/faces-shots/letters.pdf',preferCSSPageSize:true,printBackground:true});
}
await browser.close();
