/**
 * Form files as data: what a form asks, and whether an answer may be taken. Knows neither engine nor database.
 *
 * <p>A form file is a form-js schema (version 19). The browser shows it with form-js; the same file is checked here again,
 * more strictly, because a browser can be made to post anything. What the two must agree on, the hide conditions, keeps to a
 * small part of FEEL that both evaluate alike ({@link org.huhang.feel.Condition}).
 *
 * <p>Custom properties of a component say what form-js has no word for:
 * <ul>
 *   <li>{@code variable: "true"}: the answer goes to the engine under its key; {@code variable: "otherName"}: under that
 *       name, which is how a column of a list gets one. Never free text.
 *   <li>{@code proposal: "riskTier"}: the value is proposed by this decision.
 *   <li>{@code decides: "true"}: this answer says what was decided or found, where few words must do; without one the first
 *       answer does.
 *   <li>{@code grounds: "true"}: this answer says why it was decided so; it holds under that outcome of that form alone.
 *   <li>{@code justifies: "true"}: this text says why, or what is done instead; one that says nothing, such as “none”, is
 *       refused. What is called a reason, {@code …Reason}, need not say so.
 *   <li>{@code names: "true"}: this text names somebody, a place or what is arranged; “later”, “unknown” and what begins like it are
 *       refused, a short name is not.
 *   <li>{@code person: "true"} beside {@code names}: it names a person; “neighbours” and “somebody of the village” are refused,
 *       “grandmother” is not.
 *   <li>{@code childWith: "true"}: this text says where, or with whom, the child stays; whoever threatens it is not named there
 *       without a question.
 *   <li>{@code told: "true"}: this text, or list, says what was seen of the child, the place, the danger or the harm; whoever is called
 *       because of the answer reads it, also where he may not open its task.
 *   <li>{@code stands: "true"} beside {@code variable}: where it is not asked, the engine keeps what it knew under that name.
 *   <li>{@code earlier: "true"}: what an earlier answer of the case said under the same key is filled in, and shown with its source;
 *       whoever draws the form says by this that its reader may know it. {@code earlier: "childCarer,placedWith"}: also what was said
 *       under these keys, by which other forms ask the same; what was answered last counts.
 *   <li>{@code event: "true"}: this answer is about what happened and is offered for the other children of the report.
 *   <li>{@code include: "shared_reason"} on an empty group: the components of that form stand there.
 *       Written out, the group says {@code included} instead, so that a stored form keeps its words in other languages.
 *   <li>{@code exactlyOne: "childOpinion,notAskedReason"} on a group: one of these is answered, not both.
 *   <li>{@code requiredIf: "=dvSuspected = true"}: required when this holds.
 *   <li>{@code alone: "safe,notFound"} on a list of options: who chooses one of these chooses nothing else.
 *   <li>{@code refusedIf: "=removed = true and list contains(childCondition, \"notFound\")"}: this answer and that of the other
 *       field cannot both be true.
 *   <li>{@code notAfter}, {@code notBefore} on a date: {@code "now"} or the key of another date.
 *   <li>{@code plan: "true"} on a date that is to come; without it a date is one of something that happened, and never lies
 *       after the present.
 *   <li>{@code within: "P1Y"} on such a date: how far ahead it may lie; three years where nothing is said.
 *   <li>{@code another: "true"} on a date of somebody else’s life: it may lie before the birth of the child.
 *   <li>{@code sinceReport: "3"} on a date: what lies more than three days before the report is asked back ({@link Era}).
 *   <li>{@code minRows}, {@code maxRows} on a list.
 *   <li>{@code papers: "guardian-warning/dv-warning"} on the form itself: the kinds of papers that its task makes, with commas.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
package org.huhang.form;
