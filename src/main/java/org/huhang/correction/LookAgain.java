package org.huhang.correction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.casework.AskedByMistake;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.Duties;
import org.huhang.casework.Duty;
import org.huhang.casework.Occasion;
import org.huhang.correction.LookAgainTable.Row;
import org.huhang.deadline.Deadlines;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * After a correction a process may stand where the right answer would not have led it, with people at work on what the wrong
 * one began. The leader of the agency that answered gets a task with a term that says what was corrected, what would have
 * followed and what began instead; of an agency that somebody asked, the leader of whoever asked it. It does not end while
 * nobody is at the work that the right answer asks for; whoever only has other work in the case is not at it. Where a
 * correction takes the ground from a hand-over that is finished, the leader of whoever finished it has such a task as well.
 */
@Component
public class LookAgain {

    /** The message by which somebody is asked. */
    static final String ANSWER_CORRECTED = "answerCorrected";

    private final LookAgainTable table;
    private final CaseProcess process;
    private final AskedByMistake askedByMistake;
    private final Duties duties;
    private final Deadlines deadlines;
    private final Worklist worklist;
    private final Directory directory;

    LookAgain(
            LookAgainTable table,
            CaseProcess process,
            AskedByMistake askedByMistake,
            Duties duties,
            Deadlines deadlines,
            Worklist worklist,
            Directory directory) {
        this.table = table;
        this.process = process;
        this.askedByMistake = askedByMistake;
        this.duties = duties;
        this.deadlines = deadlines;
        this.worklist = worklist;
        this.directory = directory;
    }

    /**
     * Somebody must look at a case again.
     *
     * @param file the case
     * @param item the task whose answer was corrected
     * @param number which correction of it
     * @param follows the elements of its model that the right answer would have led to
     * @param instead those that the wrong answer led to
     * @param needs whose work the right answer asks for
     * @param finished steps that handed over what is finished and rested on the wrong answer alone
     * @param finishedBy the agencies that finished it
     */
    void ask(
            CaseFile file,
            WorkItem item,
            int number,
            List<String> follows,
            List<String> instead,
            Set<AgencyType> needs,
            List<String> finished,
            Set<String> finishedBy) {
        var kinds = needs.stream().map(Enum::name).collect(Collectors.joining(","));
        var first = leading(file, item);
        begin(file, new Row(item.id(), number, follows, instead, kinds, finished, first), item);
        finishedBy.stream()
                .map(agency -> leading(file, agency))
                .filter(agency -> !agency.equals(first))
                .distinct()
                .forEach(agency ->
                        begin(file, new Row(item.id(), number, List.of(), List.of(), "", finished, agency), item));
    }

    /**
     * The case in which somebody was asked was merged: the question goes on in the other one.
     *
     * @param instanceId the process that asked; nothing happens where it asked something else
     * @param into the other case
     */
    public void goesOn(String instanceId, CaseFile into) {
        table.find(instanceId).ifPresent(row -> {
            table.delete(instanceId);
            deadlines.carryOn(instanceId, begin(into, row, worklist.item(row.itemId())));
        });
    }

    /**
     * A case in which an answer was corrected was merged, and is parted again: the question goes on in its own child's case.
     *
     * @param instanceId the process that asks in the other case; nothing happens where it asks something else
     * @param within the case that had ended, and those that had been merged into it
     * @param own the case that its child has now
     */
    public void part(String instanceId, Set<String> within, CaseFile own) {
        if (table.find(instanceId)
                .filter(row -> within.contains(worklist.item(row.itemId()).caseNo()))
                .isPresent()) {
            goesOn(instanceId, own);
            process.cancel(instanceId, "parted");
        }
    }

    /**
     * An answer was corrected once more. What only an earlier correction asked for is asked for no longer; nor is what to do
     * about something finished that has its ground again.
     *
     * @param item the task
     * @param after the elements that follow by the last answer
     * @return the agencies that were asked for it and have lost that task
     */
    Set<String> overtaken(WorkItem item, Set<String> after) {
        return table.asking(item.id()).stream()
                .filter(asked -> asked.getValue().follows().stream().noneMatch(after::contains)
                        && after.containsAll(asked.getValue().finished()))
                .flatMap(asked ->
                        overtaken(item, asked.getKey(), asked.getValue().number()))
                .collect(Collectors.toSet());
    }

    private Stream<String> overtaken(WorkItem item, String instanceId, int number) {
        table.delete(instanceId);
        var running = process.running(item.caseNo()).stream()
                .map(one -> one.instanceId())
                .toList();
        var asked = duties.asked(Occasion.correction(item.id(), number)).stream()
                .filter(running::contains)
                .filter(one -> duties.owed(one)
                        .filter(owed -> owed.kind() == Duty.Kind.AGENCY)
                        .isPresent())
                .filter(one -> askedByMistake.nobodyAnswered(item.caseNo(), one))
                .toList();
        Stream.concat(Stream.of(instanceId).filter(running::contains), asked.stream())
                .forEach(one -> process.cancel(one, "corrected"));
        return asked.stream().flatMap(one -> duties.owed(one).stream()).map(Duty::agency);
    }

    private String begin(CaseFile file, Row row, WorkItem item) {
        var facts = new LinkedHashMap<>(CaseProcess.facts(file, item.regionCode()));
        facts.put("senderCode", row.agency() == null ? leading(file, item) : row.agency());
        facts.put(CaseProcess.PUTS_RIGHT, true);
        var instance = process.start(ANSWER_CORRECTED, file.caseNo(), facts);
        table.insert(instance, row);
        return instance;
    }

    /** Who looks again: the agency that answered or asked, or the coordinating office for one that nobody leads. */
    String leading(CaseFile file, WorkItem item) {
        return leading(file, duties.askedBy(item.instanceId()).orElse(item.agencyCode()));
    }

    private String leading(CaseFile file, String agency) {
        return directory.agency(agency).type().leadingRole() != null
                ? agency
                : directory.coordinating(file.county()).code();
    }

    /** Where some answers led that were corrected, the last correction first. */
    List<Ways> ways(Set<UUID> items) {
        return items.isEmpty()
                ? List.of()
                : table.ofItems(items).stream()
                        .map(asked -> ways(asked.getKey(), asked.getValue()))
                        .toList();
    }

    private Ways ways(String instanceId, Row row) {
        var item = worklist.item(row.itemId());
        var leading = worklist.ofCase(item.caseNo()).stream()
                .filter(task -> task.instanceId().equals(instanceId))
                .map(WorkItem::agencyCode)
                .findFirst()
                .orElse(item.agencyCode());
        return new Ways(row.itemId(), row.follows(), row.instead(), leading);
    }

    /**
     * Where an answer led, and where its correction would have led.
     *
     * @param itemId the task
     * @param follows elements that follow by the right answer alone
     * @param instead those of the wrong one
     * @param leading the agency whose leader looks again
     */
    record Ways(UUID itemId, List<String> follows, List<String> instead, String leading) {}
}
