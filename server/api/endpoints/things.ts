import { z } from 'zod'
import { defineEndpoint } from '#server/api/endpoint.ts'
import { Paging, PathBigId, PathId, pageOf, QueryBigId } from '#server/api/schemas/paging.ts'
import { listCompanies } from '#server/companies/listCompanies.ts'
import { CompanyInput, saveCompany } from '#server/companies/saveCompany.ts'
import { listForms } from '#server/forms/listForms.ts'
import { FormField, FormInput, saveForm } from '#server/forms/saveForm.ts'
import { FormSubmission, submitForm } from '#server/forms/submitForm.ts'
import { listGradeRules } from '#server/grades/listGradeRules.ts'
import { GradeRuleInput, saveGradeRule } from '#server/grades/saveGradeRule.ts'
import { BigId, Name } from '#server/inputs.ts'
import { listOpportunities } from '#server/opportunities/listOpportunities.ts'
import { OpportunityInput, saveOpportunity } from '#server/opportunities/saveOpportunity.ts'
import { listSegments } from '#server/segments/listSegments.ts'
import { SegmentInput, saveSegment } from '#server/segments/saveSegment.ts'
import { listTags } from '#server/tags/listTags.ts'
import { setTag, TagName } from '#server/tags/setTag.ts'
import { listTasks } from '#server/tasks/listTasks.ts'
import { setTaskDone } from '#server/tasks/setTaskDone.ts'
import { createTopic } from '#server/topics/createTopic.ts'
import { listTopics } from '#server/topics/listTopics.ts'
import { setTopicChoice } from '#server/topics/setTopicChoice.ts'

// What programs ask about and have no screen of their own yet.

const archivedAt = z.string().nullable()
const onlyId = z.object({ id: z.number() })

const segments = defineEndpoint({
  method: 'get',
  path: '/segments',
  tag: 'Segments, topics and forms',
  summary: 'List the segments',
  response: pageOf(
    z.object({
      id: z.number(),
      name: z.string(),
      rule: z.unknown().meta({ description: 'A condition, or all, any or not of conditions.' }),
      size: z.number().meta({ description: 'People it held for at the last look.' }),
      refreshedAt: z.string().nullable(),
      archivedAt,
    }),
  ),
  answer: async ({ scope }) => ({ rows: await listSegments(scope), next: null }),
})

const segmentSaved = defineEndpoint({
  method: 'post',
  path: '/segments',
  tag: 'Segments, topics and forms',
  summary: 'Make a segment, or change one by its id',
  body: SegmentInput,
  response: onlyId,
  answer: ({ scope, body }) => saveSegment(scope, body),
})

const topics = defineEndpoint({
  method: 'get',
  path: '/topics',
  tag: 'Segments, topics and forms',
  summary: 'List the topics that marketing mail can be about',
  response: pageOf(z.object({ id: z.number(), name: z.string(), optOuts: z.number(), archivedAt })),
  answer: async ({ scope }) => ({ rows: await listTopics(scope), next: null }),
})

const topicMade = defineEndpoint({
  method: 'post',
  path: '/topics',
  tag: 'Segments, topics and forms',
  summary: 'Make a topic',
  body: z.strictObject({ name: Name }),
  status: 201,
  response: onlyId,
  answer: ({ scope, body }) => createTopic(scope, body),
})

const topicChosen = defineEndpoint({
  method: 'post',
  path: '/topics/{id}/choices',
  tag: 'Segments, topics and forms',
  summary: 'Say whether a person wants mail about a topic',
  params: PathId,
  body: z.strictObject({ prospectId: BigId, wanted: z.boolean() }),
  response: z.object({ id: z.number(), prospectId: z.number(), wanted: z.boolean() }),
  answer: ({ scope, params, body }) => setTopicChoice(scope, { id: params.id, ...body }),
})

const forms = defineEndpoint({
  method: 'get',
  path: '/forms',
  tag: 'Segments, topics and forms',
  summary: 'List the forms',
  response: pageOf(
    z.object({
      id: z.number(),
      name: z.string(),
      fields: z.array(FormField),
      listId: z.number().nullable(),
      archivedAt,
    }),
  ),
  async answer({ scope }) {
    const rows = await listForms(scope)
    return { rows: rows.map((form) => ({ ...form, fields: [...form.fields] })), next: null }
  },
})

const formSaved = defineEndpoint({
  method: 'post',
  path: '/forms',
  tag: 'Segments, topics and forms',
  summary: 'Make a form, or change one by its id',
  body: FormInput,
  response: onlyId,
  answer: ({ scope, body }) => saveForm(scope, body),
})

const formSubmitted = defineEndpoint({
  method: 'post',
  path: '/forms/{id}/submissions',
  tag: 'Segments, topics and forms',
  summary: 'Take in what somebody filled in',
  about:
    'Adds the person or brings it up to date, puts it on the form’s list, and lets programs that wait for the form go on. The same submissionId twice is once.',
  params: PathId,
  body: FormSubmission,
  status: 201,
  response: z.object({ prospectId: z.number(), created: z.boolean(), repeated: z.boolean() }),
  answer: ({ scope, params, body }) => submitForm(scope, { ...body, id: params.id }),
})

const companies = defineEndpoint({
  method: 'get',
  path: '/companies',
  tag: 'Companies, opportunities and tasks',
  summary: 'List the companies',
  query: Paging.extend({ search: z.string().max(200).default('') }),
  response: pageOf(
    z.object({
      id: z.number(),
      name: z.string(),
      domain: z.string(),
      fields: z.record(z.string(), z.unknown()),
      people: z.number(),
    }),
  ),
  answer: ({ scope, query }) => listCompanies(scope, query),
})

const companySaved = defineEndpoint({
  method: 'post',
  path: '/companies',
  tag: 'Companies, opportunities and tasks',
  summary: 'Add a company, or bring what is known of it up to date',
  about: 'Companies are told apart by their name; prospects belong to the one that their field company names.',
  body: CompanyInput,
  response: z.object({ id: z.number(), people: z.number() }),
  answer: ({ scope, body }) => saveCompany(scope, body),
})

const opportunities = defineEndpoint({
  method: 'get',
  path: '/prospects/{id}/opportunities',
  tag: 'Companies, opportunities and tasks',
  summary: 'List a person’s opportunities',
  params: PathBigId,
  response: pageOf(
    z.object({
      id: z.number(),
      prospectId: z.number(),
      name: z.string(),
      stage: z.string(),
      amount: z.number(),
      currency: z.string(),
      ownerId: z.string().nullable(),
      externalId: z.string(),
      won: z.boolean().nullable(),
      closedAt: z.string().nullable(),
      updatedAt: z.string(),
    }),
  ),
  answer: async ({ scope, params }) => ({
    rows: await listOpportunities(scope, { prospectId: params.id }),
    next: null,
  }),
})

const opportunitySaved = defineEndpoint({
  method: 'post',
  path: '/opportunities',
  tag: 'Companies, opportunities and tasks',
  summary: 'Add an opportunity, or change one by its id or externalId',
  body: OpportunityInput,
  response: z.object({ id: z.number(), created: z.boolean() }),
  answer: ({ scope, body }) => saveOpportunity(scope, body),
})

const tasks = defineEndpoint({
  method: 'get',
  path: '/tasks',
  tag: 'Companies, opportunities and tasks',
  summary: 'List the tasks',
  query: Paging.extend({
    done: z.stringbool().default(false),
    prospectId: QueryBigId.optional(),
  }),
  response: pageOf(
    z.object({
      id: z.number(),
      title: z.string(),
      prospectId: z.number(),
      prospectName: z.string(),
      company: z.string(),
      ownerId: z.string().nullable(),
      ownerName: z.string().nullable(),
      dueAt: z.string().nullable(),
      createdAt: z.string(),
      doneAt: z.string().nullable(),
    }),
  ),
  answer: ({ scope, query }) => listTasks(scope, { ...query, mine: false }),
})

const taskDone = defineEndpoint({
  method: 'post',
  path: '/tasks/{id}/done',
  tag: 'Companies, opportunities and tasks',
  summary: 'Mark a task as done, or as open again',
  params: PathBigId,
  body: z.strictObject({ done: z.boolean().default(true) }),
  response: z.object({ id: z.number(), done: z.boolean() }),
  answer: ({ scope, params, body }) => setTaskDone(scope, { id: params.id, ...body }),
})

const tags = defineEndpoint({
  method: 'get',
  path: '/tags',
  tag: 'Prospects',
  summary: 'List the tags in use',
  response: pageOf(z.object({ tag: z.string(), people: z.number() })),
  answer: async ({ scope }) => ({ rows: await listTags(scope), next: null }),
})

const tagged = defineEndpoint({
  method: 'post',
  path: '/tags',
  tag: 'Prospects',
  summary: 'Put a tag on people, or take it off',
  body: z.strictObject({
    tag: TagName,
    prospectIds: z.array(BigId).min(1).max(1000),
    tagged: z.boolean().default(true),
  }),
  response: z.object({ changed: z.number() }),
  answer: ({ scope, body }) => setTag(scope, body),
})

const gradeRules = defineEndpoint({
  method: 'get',
  path: '/grade-rules',
  tag: 'Prospects',
  summary: 'List the rules of fit',
  response: pageOf(GradeRuleInput.extend({ id: z.number() })),
  answer: async ({ scope }) => ({ rows: await listGradeRules(scope), next: null }),
})

const gradeRuleSaved = defineEndpoint({
  method: 'post',
  path: '/grade-rules',
  tag: 'Prospects',
  summary: 'Add a rule of fit, or change one by its id; everybody is graded anew',
  body: GradeRuleInput,
  response: z.object({ id: z.number(), regraded: z.number() }),
  answer: ({ scope, body }) => saveGradeRule(scope, body),
})

export const thingEndpoints = [
  segments,
  segmentSaved,
  topics,
  topicMade,
  topicChosen,
  forms,
  formSaved,
  formSubmitted,
  companies,
  companySaved,
  opportunities,
  opportunitySaved,
  tasks,
  taskDone,
  tags,
  tagged,
  gradeRules,
  gradeRuleSaved,
]
