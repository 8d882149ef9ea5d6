package org.huhang.casework;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What of a case lies with others, or went to them. */
public interface PassedOn {

    /**
     * What processes of a case handed to others.
     *
     * @param caseNo the case
     * @return oldest first
     */
    List<Handed> handedOver(String caseNo);

    /**
     * What was handed over, in words.
     *
     * @param row which
     * @param locale the reader's language
     * @return as the models call it
     */
    String fact(Handed row, Locale locale);

    /**
     * To which process, in words.
     *
     * @param row which
     * @param locale the reader's language
     * @return as its model calls it
     */
    String process(Handed row, Locale locale);

    /**
     * Whether somebody must still answer something that was handed over.
     *
     * @param caseNo the case
     * @return false also where nothing was
     */
    boolean anyOpen(String caseNo);

    /**
     * Whether somebody said that the child must leave its guardian, and nobody has finished that yet.
     *
     * @param caseNo the case
     * @return false also where that was given up
     */
    boolean mustLeave(String caseNo);

    /**
     * Whether somebody said that the child must leave its guardian, did not take that back, and others gave it up.
     *
     * @param caseNo the case
     * @return false also where nobody said so
     */
    boolean leftThere(String caseNo);

    /**
     * Whether somebody said that the child must leave its guardian, did not take that back, and nobody gave it up.
     *
     * @param caseNo the case
     * @return true also once it is finished
     */
    boolean removed(String caseNo);

    /**
     * Whether neither other agencies nor another process took anything of a case.
     *
     * @param caseNo the case
     * @return true also where nothing was sent
     */
    boolean nothingWent(String caseNo);

    /**
     * Whether a case went to somebody outside the platform last, and nobody took it there.
     *
     * @param caseNo the case
     * @return false also while nobody has asked
     */
    boolean outsideRefused(String caseNo);

    /**
     * The police to whom a case went last, and whoever sent it there and still keeps it.
     *
     * @param caseNo the case
     * @return codes of agencies; none where police passed nothing on
     */
    List<String> otherPolice(String caseNo);

    /**
     * What was handed over.
     *
     * @param id which
     * @param message the fact
     * @param fromProcess the process that handed it over
     * @param toProcess the process that should take it
     * @param state where it stands, as in the keys of its words
     * @param taker the agency that must take it, null where nobody was asked yet
     * @param since since when it lies with whoever has it
     * @param reason what was said last of it, null while nobody did
     * @param takenBack whether the answer that made it was corrected to something else
     * @param madeAt when it was made
     */
    record Handed(
            UUID id,
            String message,
            String fromProcess,
            String toProcess,
            String state,
            @Nullable String taker,
            Instant since,
            @Nullable String reason,
            boolean takenBack,
            Instant madeAt) {}
}
