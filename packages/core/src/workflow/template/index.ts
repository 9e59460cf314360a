export { type MergedParameters, mergeTemplateRequest, preDefinedParameters } from './merge-template-request.ts'
export type { TemplateContent, TemplateStatus, TemplateStep, TemplateVersion } from './template.ts'
export {
  changeTemplateStatus,
  createTemplate,
  makeTemplateName,
  newTemplateVersion,
  templateTransitions,
} from './template-life.ts'
export type { TemplateFacts } from './template-rules.ts'
export { templateChangeSchema, templateSchema } from './template-schema.ts'
export { type TemplateInput, validateTemplate, validateTemplateChange } from './validate-template.ts'
