package org.huhang.deadline;

import org.huhang.agency.ReferenceFile;

/**
 * Who is told of a passed limit beside those whom every passed limit is told to.
 *
 * @param term the code of a term; a base code stands for all of its variants
 * @param stage when
 * @param desk a kind of agency with a role, such as {@code POLICE:legalReviewer}, in the county of the case;
 *     {@code WCWC:supervisor} means whoever oversees the county
 * @param clue whether it is told as a clue for the supervision of the law, not as work that waits
 */
public record Escalation(String term, Stage stage, String desk, boolean clue) {

    /** When something is told. */
    public enum Stage {
        /** the limit passed */
        MISSED,
        /** nothing happened for another working day, or two hours where the limit counts hours */
        ESCALATED
    }

    static Escalation of(ReferenceFile.Line line) {
        return new Escalation(
                line.text("term"),
                line.read("stage", Stage::valueOf),
                line.text("desk"),
                line.read("message", Message::valueOf) == Message.CLUE);
    }

    private enum Message {
        TERM,
        CLUE
    }
}
