import type { TestDatabase } from '#tests/support/database.ts'
import { callAs, type makeWorkspace } from './startServer.ts'

/** Stands in every text of the filled workspace, so that it is seen wherever it leaks. */
export const secret = 'xyzzy-secret'

/** One of everything that a workspace can hold. @returns the ids */
export async function fillWorkspace(db: TestDatabase, workspace: Awaited<ReturnType<typeof makeWorkspace>>) {
  const workspaceId = workspace.id
  const { prisma } = db
  const marketer = callAs(db, workspace.people.marketer)
  const { id: programId } = await marketer.programs.create({
    workspaceId,
    name: `Program ${secret}`,
    template: 'guideFollowUp',
    language: 'en',
  })
  const { id: prospectId } = await prisma.prospect.create({
    data: {
      workspaceId,
      email: `${secret}@example.com`,
      emailKey: `${secret}@example.com`,
      firstName: secret,
      consent: 'granted',
      fields: { [`own_${secret.replace('-', '_')}`]: secret },
    },
  })
  const list = await prisma.list.findFirstOrThrow({ where: { workspaceId } })
  await prisma.list.update({
    where: { workspaceId_id: { workspaceId, id: list.id } },
    data: { name: `List ${secret}` },
  })
  await prisma.listMember.create({ data: { workspaceId, listId: list.id, prospectId, joinedAt: new Date() } })
  const { graph, revision } = await marketer.programs.get({ workspaceId, id: programId })
  await marketer.programs.publish({ workspaceId, id: programId, revision, enrollExisting: true, note: secret })
  const enrollment = await prisma.enrollment.findFirstOrThrow({ where: { workspaceId } })
  const file = await prisma.file.findFirstOrThrow({ where: { workspaceId } })
  await prisma.file.update({
    where: { workspaceId_id: { workspaceId, id: file.id } },
    data: { name: `File ${secret}`, fileName: `${secret}.pdf` },
  })
  const owner = callAs(db, workspace.people.owner)
  const { id: apiKeyId, key } = await owner.workspace.createApiKey({ workspaceId, name: `Key ${secret}` })
  const rule = { workspaceId, eventType: `custom.${secret}`, points: 3 }
  const { id: scoreRuleId } = await marketer.workspace.saveScoreRule(rule)
  const at = new Date()
  const userId = workspace.people.sales.id
  const lead = await prisma.lead.create({
    data: {
      workspaceId,
      prospectId,
      programId,
      version: 1,
      nodeId: 'handOff',
      enrollmentId: enrollment.id,
      visit: 6,
      ownerId: userId,
      createdAt: at,
      updatedAt: at,
    },
  })
  const notification = await prisma.notification.create({
    data: { workspaceId, userId, kind: 'leadForYou', params: { name: secret }, at },
  })
  const mail = await prisma.mail.create({
    data: {
      workspaceId,
      messageId: 1n,
      fromText: secret,
      toText: secret,
      subject: secret,
      at,
      raw: new Uint8Array([31, 139, 8]),
    },
  })
  const waiting = { workspaceId, kind: 'marketing', enrollmentId: enrollment.id, programId, version: 1 } as const
  const held = await prisma.message.create({
    data: { ...waiting, visit: 101, nodeId: secret, prospectId, state: 'held', subject: secret, dueAt: at },
  })
  const doubtful = await prisma.message.create({
    data: { ...waiting, visit: 102, nodeId: secret, prospectId, state: 'inDoubt', subject: secret, dueAt: at },
  })
  const call = await prisma.webhookCall.create({
    data: {
      ...{ workspaceId, enrollmentId: enrollment.id, visit: 103, effect: 0, programId, version: 1, nodeId: secret },
      ...{ prospectId, url: `https://${secret}.example/`, state: 'failed', dueAt: at, doneAt: at },
    },
  })
  const imported = await prisma.import.create({
    data: { workspaceId, fileName: `${secret}.csv`, bytes: 10n, encoding: 'utf-8', separator: ';' },
  })
  const { id: segmentId } = await marketer.segments.save({
    workspaceId,
    name: `Segment ${secret}`,
    rule: { kind: 'tagged', tag: secret },
  })
  const { id: topicId } = await marketer.topics.create({ workspaceId, name: `Topic ${secret}` })
  const { id: formId } = await marketer.forms.save({ workspaceId, name: `Form ${secret}` })
  await marketer.companies.save({ workspaceId, name: `Company ${secret}`, fields: { industry: secret } })
  await marketer.tags.set({ workspaceId, tag: secret, prospectIds: [Number(prospectId)] })
  const fit = { field: 'jobTitle', operator: 'contains', value: secret, points: 10 } as const
  const { id: gradeRuleId } = await marketer.grades.save({ workspaceId, ...fit })
  await marketer.opportunities.save({
    workspaceId,
    prospectId: Number(prospectId),
    name: `Deal ${secret}`,
    stage: 'proposal',
  })
  const task = await prisma.task.create({
    data: { workspaceId, prospectId, enrollmentId: enrollment.id, visit: 7, effect: 0, title: secret, createdAt: at },
  })
  return {
    userId,
    segmentId,
    topicId,
    formId,
    gradeRuleId,
    taskId: Number(task.id),
    programId,
    graph,
    prospectId: Number(prospectId),
    listId: list.id,
    enrollmentId: Number(enrollment.id),
    fileId: file.id,
    apiKeyId,
    key,
    scoreRuleId,
    leadId: Number(lead.id),
    notificationId: Number(notification.id),
    mailId: Number(mail.id),
    heldId: Number(held.id),
    doubtfulId: Number(doubtful.id),
    callId: Number(call.id),
    importId: imported.id,
  }
}
