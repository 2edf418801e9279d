/** A submission that can never be put into a PDU. It is the submission's fault, so the link goes on and the submission is rejected. */
export class UnsendableSubmission extends Error {
  override readonly name = 'UnsendableSubmission'
  readonly errorCode: string

  /** `reason` never quotes the text or a number. */
  constructor(errorCode: string, reason: string, options?: ErrorOptions) {
    super(reason, options)
    this.errorCode = errorCode
  }
}
