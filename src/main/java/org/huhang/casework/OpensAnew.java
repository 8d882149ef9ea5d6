package org.huhang.casework;

import java.util.Set;
import java.util.UUID;
import org.huhang.agency.Person;
import org.jspecify.annotations.Nullable;

/** How what people say of a child becomes a report: where its case is closed, or began with something else. */
public interface OpensAnew {

    /**
     * The open case of the child of a closed one; where there is none, what is said opens one as a report does. The same said
     * again changes nothing.
     *
     * @param person who says it
     * @param closed the closed case, locked by the caller
     * @param said what is said of the child
     * @return the number of the case in which it goes on
     */
    String of(Person person, CaseFile closed, String said);

    /**
     * What is said of a closed case is a report in any case: it opens a case for the child, or joins its open one, where whoever
     * takes reports in has the task to register it. The same said again by the same person in the same minutes changes nothing, unless
     * somebody answered meanwhile.
     *
     * @param person who says it
     * @param closed the closed case, locked by the caller
     * @param said what is said of the child
     * @param besides agencies of which it complains: where others of the place can, they do not register it
     * @return the number of the case in which it goes on
     */
    String reported(Person person, CaseFile closed, String said, Set<String> besides);

    /**
     * An answer that tells of danger or harm names another child of the same home: it is a report of that one too, opens a case for it
     * or joins its open one, and the cases belong together. The same answer reports the same child once.
     *
     * @param file the case in which it was told, locked by the caller
     * @param childId the file of the other child
     * @param person who said so
     * @param told what was told
     */
    void named(CaseFile file, UUID childId, Person person, Told told);

    /**
     * What an answer told.
     *
     * @param source the answer
     * @param danger whether somebody is in danger now
     * @param said what is written in it, null if nothing is
     */
    record Told(String source, boolean danger, @Nullable String said) {}

    /**
     * What was found out about the child of an open case that began with something else than a report is one: of whoever found it,
     * taken in by civil affairs. Police know already, and nobody calls for them again. The same case is reported so once.
     *
     * @param file the case, locked by the caller
     * @param finder who found it: a person, or the platform
     * @param said what was written about it, null if nothing was
     */
    void found(CaseFile file, String finder, @Nullable String said);
}
