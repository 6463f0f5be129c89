/** How many answers are kept; the oldest give way. One is a number, or a hundred rows at most. */
const mostAnswers = 1000;

/** Answers that hold as long as the archive does not change; asked twice at once they are made once. */
export class RememberedAnswers {
  private revision = '';
  private readonly answers = new Map<string, Promise<unknown>>();

  /**
   * @param revision what the answer holds for; another one forgets all that is known
   * @param question names the answer and its type
   */
  remember<Answer>(revision: string, question: string, make: () => Promise<Answer>): Promise<Answer> {
    if (revision !== this.revision) {
      this.answers.clear();
      this.revision = revision;
    }
    const known = this.answers.get(question);
    // the question says of what type its answer is
    if (known !== undefined) return known as Promise<Answer>;
    const made = make();
    made.catch(() => this.answers.delete(question));
    this.answers.set(question, made);
    const [oldest] = this.answers.keys();
    if (this.answers.size > mostAnswers && oldest !== undefined) this.answers.delete(oldest);
    return made;
  }
}
