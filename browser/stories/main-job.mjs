// The whole job, once: from an empty instance to a plan that anyone can read. Scripts are off, as nothing may
// depend on them, for everybody but those who show what they add.
import { Job } from '../lib/job.mjs';
import { begin, inviteLead, signInPages } from './main-job/programme.mjs';
import { importList, inviteTeam } from './main-job/register.mjs';
import { close, openWave, progress } from './main-job/wave.mjs';
import { answer, manyAnswer, secondPerson, strayLinks, typedCode } from './main-job/answer.mjs';
import { aloud, badLine } from './main-job/scripts.mjs';
import { forged, nothingInClear } from './main-job/safety.mjs';
import { findings } from './main-job/findings.mjs';
import { small } from './main-job/small.mjs';
import { quarter } from './main-job/quarter.mjs';
import { nextVersion, partner, publicPlan, publish, rounds, sign, writePlan } from './main-job/plan.mjs';

export const name = 'the main job';

export async function run(ctx) {
  const served = await ctx.start();
  const job = new Job(ctx, served);
  const manager = await begin(job);
  await inviteLead(job, manager);
  const lead = await job.signIn(job.lead, 'lead');
  await inviteTeam(job, lead);
  await importList(job, lead);
  await nothingInClear(job);
  await openWave(job, lead);
  await forged(job);
  await answer(job);
  await secondPerson(job);
  await strayLinks(job);
  await typedCode(job);
  await badLine(job);
  await aloud(job);
  await manyAnswer(job, 44);
  await progress(job, lead);
  await close(job, lead);
  await findings(job, lead);
  await writePlan(job, lead);
  const leader = await sign(job);
  await publish(job, lead);
  await rounds(job, lead);
  await partner(job, lead);
  await quarter(job, lead, leader);
  await publicPlan(job);
  await nextVersion(job, lead);
  await signInPages(job);
  await small(job, manager);
}
