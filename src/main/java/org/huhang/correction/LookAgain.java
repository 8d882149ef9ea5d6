package org.huhang.correction;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.Cases;
import org.huhang.casework.Duty;
import org.huhang.casework.Given;
import org.huhang.casework.Occasion;
import org.huhang.casework.WhoMustKnow;
import org.huhang.engine.Definitions;
import org.huhang.form.Problem;
import org.huhang.handover.AgencyChoice;
import org.huhang.handover.HandOvers;
import org.huhang.model.Work;
import org.huhang.worklist.Correction;
import org.huhang.worklist.Corrections;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.TaskNames;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * After a correction a process may stand where the right answer would not have led it, with people at work on what the wrong
 * one began. The leader of the agency that answered gets a task with a term that says what was corrected, what would have
 * followed and what began instead; of an agency that somebody asked, the leader of whoever asked it. It does not end while
 * nobody is at the work that the right answer asks for; whoever only has other work in the case is not at it. Where a
 * correction takes the ground from a hand-over that is finished, the leader of whoever finished it has such a task as well.
 */
@Component
public class LookAgain implements TaskFacts, TaskRule {

    /** The message by which somebody is asked. */
    static final String ANSWER_CORRECTED = "answerCorrected";

    private static final String NOTED = "noted";
    private static final String TAKES_PART = "takesPart";
    private static final String CHILD_STAYS = "childStays";
    private static final String OTHER_LOOKED = "otherLooked";

    private static final String SELECT =
            "select instance_id, item_id, number, follows, instead, needs, finished, agency from correction.look_again";

    private final JdbcClient jdbc;
    private final CaseProcess process;
    private final Cases cases;
    private final WhoMustKnow whoMustKnow;
    private final HandOvers handOvers;
    private final AgencyChoice choice;
    private final Worklist worklist;
    private final Corrections corrections;
    private final TaskNames names;
    private final Definitions definitions;
    private final Directory directory;
    private final MessageSource words;

    LookAgain(
            JdbcClient jdbc,
            CaseProcess process,
            Cases cases,
            WhoMustKnow whoMustKnow,
            HandOvers handOvers,
            AgencyChoice choice,
            Worklist worklist,
            Corrections corrections,
            TaskNames names,
            Definitions definitions,
            Directory directory,
            MessageSource words) {
        this.jdbc = jdbc;
        this.process = process;
        this.cases = cases;
        this.whoMustKnow = whoMustKnow;
        this.handOvers = handOvers;
        this.choice = choice;
        this.worklist = worklist;
        this.corrections = corrections;
        this.names = names;
        this.definitions = definitions;
        this.directory = directory;
        this.words = words;
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

    /** The case in which somebody was asked was merged: the question goes on in the other one. */
    public void goesOn(String instanceId, CaseFile into) {
        var row = find(instanceId);
        if (row != null) {
            jdbc.sql("delete from correction.look_again where instance_id = ?")
                    .param(instanceId)
                    .update();
            begin(into, row, worklist.item(row.itemId()));
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
        return jdbc
                .sql(SELECT + " where item_id = ? and (follows <> '' or finished <> '')")
                .param(item.id())
                .query((row, count) -> Map.entry(row.getString("instance_id"), row(row)))
                .list()
                .stream()
                .filter(asked -> asked.getValue().follows().stream().noneMatch(after::contains)
                        && after.containsAll(asked.getValue().finished()))
                .flatMap(asked ->
                        overtaken(item, asked.getKey(), asked.getValue().number()))
                .collect(Collectors.toSet());
    }

    private Stream<String> overtaken(WorkItem item, String instanceId, int number) {
        jdbc.sql("delete from correction.look_again where instance_id = ?")
                .param(instanceId)
                .update();
        var running = process.running(item.caseNo()).stream()
                .map(one -> one.instanceId())
                .toList();
        var asked = whoMustKnow.asked(Occasion.correction(item.id(), number)).stream()
                .filter(running::contains)
                .filter(one -> whoMustKnow
                        .owed(one)
                        .filter(owed -> owed.kind() == Duty.Kind.AGENCY)
                        .isPresent())
                .filter(one -> whoMustKnow.nobodyAnswered(item.caseNo(), one))
                .toList();
        Stream.concat(Stream.of(instanceId).filter(running::contains), asked.stream())
                .forEach(one -> process.cancel(one, "corrected"));
        return asked.stream().flatMap(one -> whoMustKnow.owed(one).stream()).map(Duty::agency);
    }

    private void begin(CaseFile file, Row row, WorkItem item) {
        var facts = new LinkedHashMap<>(CaseProcess.facts(file, item.regionCode()));
        facts.put("senderCode", row.agency() == null ? leading(file, item) : row.agency());
        facts.put(CaseProcess.PUTS_RIGHT, true);
        jdbc.sql(
                        """
                        insert into correction.look_again
                            (instance_id, item_id, number, follows, instead, needs, finished, agency)
                        values (:instanceId, :itemId, :number, :follows, :instead, :needs, :finished, :agency)
                        """)
                .param("instanceId", process.start(ANSWER_CORRECTED, file.caseNo(), facts))
                .param("itemId", row.itemId())
                .param("number", row.number())
                .param("follows", String.join(",", row.follows()))
                .param("instead", String.join(",", row.instead()))
                .param("needs", row.needs())
                .param("finished", String.join(",", row.finished()))
                .param("agency", row.agency())
                .update();
    }

    /** Who looks again: the agency that answered or asked, or the coordinating office for one that nobody leads. */
    String leading(CaseFile file, WorkItem item) {
        return leading(file, whoMustKnow.askedBy(item.instanceId()).orElse(item.agencyCode()));
    }

    private String leading(CaseFile file, String agency) {
        return directory.agency(agency).type().leadingRole() != null
                ? agency
                : directory.coordinating(file.county()).code();
    }

    @Override
    public Map<String, Object> values(WorkItem task, Person reader) {
        var row = task.work() == Work.LOOK_AGAIN ? find(task.instanceId()) : null;
        return row == null ? Map.of() : values(task.caseNo(), row, reader, LocaleContextHolder.getLocale());
    }

    private Map<String, Object> values(String caseNo, Row row, Person reader, Locale locale) {
        var item = worklist.item(row.itemId());
        var values = new LinkedHashMap<String, Object>();
        values.put(
                "correctedTask",
                names.of(item, locale) + " · "
                        + directory.agency(item.agencyCode()).name(locale));
        values.put("wouldFollow", named(item, row.follows(), locale));
        values.put(
                "tookInstead",
                named(
                        item,
                        Stream.concat(row.instead().stream(), row.finished().stream())
                                .toList(),
                        locale));
        values.put(OTHER_LOOKED, otherLooked(caseNo, row, locale));
        // The right receiver may sit in another county.
        values.put(
                "otherAgencies",
                choice.of(item.caseNo(), agency -> agency.type().leadingRole() != null, locale));
        var open = worklist.mayOpen(reader, item);
        if (open || !row.finished().isEmpty()) {
            corrections.of(item.id()).stream()
                    .filter(correction -> correction.number() == row.number())
                    .forEach(correction -> {
                        values.put(
                                "correctedWhat",
                                open
                                        ? inWords(correction, reader, locale)
                                        : handOvers.withoutGround(caseNo, reader, locale));
                        values.put("correctedWhy", correction.reason());
                    });
        }
        return values;
    }

    /** What those answered who look at the same correction, each with its agency; empty while nobody did. */
    private String otherLooked(String caseNo, Row row, Locale locale) {
        var asked = jdbc.sql("select instance_id from correction.look_again where item_id = ? and number = ?")
                .params(row.itemId(), row.number())
                .query(String.class)
                .list();
        return worklist.answersOfCase(caseNo).stream()
                .filter(answer -> answer.work() == Work.LOOK_AGAIN)
                .filter(answer -> {
                    var item = worklist.item(answer.taskId());
                    return asked.contains(item.instanceId())
                            && !item.agencyCode().equals(row.agency());
                })
                .map(answer -> Stream.of(
                                directory
                                        .agency(worklist.item(answer.taskId()).agencyCode())
                                        .name(locale),
                                new Given(answer.answers()).text(CHILD_STAYS),
                                new Given(answer.answers()).text("arrangement"))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" · ")))
                .collect(Collectors.joining("\n"));
    }

    /** What there is nothing to say of is not shown; where the child stays is asked where its placement has no ground. */
    @Override
    public Set<String> needless(WorkItem task) {
        var row = task.work() == Work.LOOK_AGAIN ? find(task.instanceId()) : null;
        if (row == null) {
            return Set.of();
        }
        var needless = new HashSet<String>();
        if (row.follows().isEmpty()) {
            needless.add("wouldFollow");
        }
        if (row.instead().isEmpty() && row.finished().isEmpty()) {
            needless.add("tookInstead");
        }
        if (!staysWithoutGround(task, row)) {
            needless.add(CHILD_STAYS);
        }
        if (otherLooked(task.caseNo(), row, Locale.ROOT).isEmpty()) {
            needless.add(OTHER_LOOKED);
        }
        return needless;
    }

    @Override
    public Set<String> demanded(WorkItem task) {
        var row = task.work() == Work.LOOK_AGAIN ? find(task.instanceId()) : null;
        return row != null && staysWithoutGround(task, row) ? Set.of(CHILD_STAYS) : Set.of();
    }

    private boolean staysWithoutGround(WorkItem task, Row row) {
        return !row.finished().isEmpty() && handOvers.placedWithoutGround(task.caseNo());
    }

    /** An agency that was chosen by itself is asked like those of the list, police where they are. */
    @EventListener
    void on(TaskDone done) {
        var other = done.work() == Work.LOOK_AGAIN ? new Given(done.answers()).text("otherAgency") : null;
        if (other != null) {
            var file = cases.file(done.caseNo());
            var agency = directory.agency(other);
            var region = agency.regionCode();
            var here = whoMustKnow.placeOf(file);
            var police = agency.type() == AgencyType.POLICE;
            var place = police
                    ? new Occasion.Place(
                            directory.findCounty(region).isEmpty() ? here.regionCode() : region, other, null)
                    : here;
            whoMustKnow.named(
                    file,
                    other,
                    worklist.item(done.taskId()).agencyCode(),
                    Occasion.ofAnswer(done, Occasion.Cause.CORRECTED, place));
        }
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        if (impossible(task).containsKey(TAKES_PART) && NOTED.equals(answers.get(TAKES_PART))) {
            return List.of(new Problem(TAKES_PART, "mustAct", List.of()));
        }
        var row = task.work() == Work.LOOK_AGAIN ? find(task.instanceId()) : null;
        if (row == null) {
            return List.of();
        }
        if (new Given(answers).text(CHILD_STAYS) == null
                && staysWithoutGround(task, row)
                && worklist.form(task.id()).field(CHILD_STAYS) != null) {
            return List.of(new Problem(CHILD_STAYS, "childStaysUnknown", List.of()));
        }
        var chosen = chosen(new Given(answers));
        var missing = missing(task, row);
        missing.kinds().removeAll(chosen);
        if (!missing.kinds().isEmpty()) {
            return List.of(new Problem("receivers", "nobodyAtIt", List.of(inWords(missing.kinds()))));
        }
        return missing.anybody() && chosen.isEmpty()
                ? List.of(new Problem("receivers", "nobodyChosen", List.of()))
                : List.of();
    }

    private Set<AgencyType> chosen(Given answer) {
        var chosen = new TreeSet<>(
                answer.codes("receivers").stream().map(AgencyType::valueOf).toList());
        var other = answer.text("otherAgency");
        if (other != null) {
            chosen.add(directory.agency(other).type());
        }
        return chosen;
    }

    private Missing missing(WorkItem task, Row row) {
        var missed = new HashSet<>(row.follows());
        var source = Occasion.correction(row.itemId(), row.number());
        var atIt = whoMustKnow.atIt(task.caseNo(), missed, source, task.receivedAt());
        var kinds = new TreeSet<>(AgencyType.listed(row.needs()));
        kinds.removeAll(atIt);
        return new Missing(kinds, !row.follows().isEmpty() && atIt.isEmpty());
    }

    /**
     * What nobody is at.
     *
     * @param kinds whose work it is
     * @param anybody whether nobody at all is at it
     */
    private record Missing(Set<AgencyType> kinds, boolean anybody) {}

    private String inWords(Set<AgencyType> kinds) {
        var locale = LocaleContextHolder.getLocale();
        return kinds.stream()
                .map(kind -> words.getMessage("agency.type." + kind, null, locale))
                .collect(Collectors.joining(words.getMessage("correction.lookAgain.and", null, locale)));
    }

    /** Who is asked for what was missed does it or says that it is not his. */
    @Override
    public Map<String, Set<String>> impossible(WorkItem task) {
        return whoMustKnow.askedAnew(task) ? Map.of(TAKES_PART, Set.of(NOTED)) : Map.of();
    }

    private String inWords(Correction correction, Person reader, Locale locale) {
        return corrections.inWords(correction, reader, locale).stream()
                .map(one -> words.getMessage(
                        "casework.timeline.change",
                        new Object[] {one.label(), said(one.before(), locale), said(one.after(), locale)},
                        locale))
                .collect(Collectors.joining("\n"));
    }

    private String said(String answer, Locale locale) {
        return answer.isEmpty() ? words.getMessage("worklist.correct.empty", null, locale) : answer;
    }

    private String named(WorkItem item, List<String> elements, Locale locale) {
        return elements.isEmpty()
                ? words.getMessage("correction.lookAgain.nothing", null, locale)
                : elements.stream()
                        .map(element -> definitions.name(item.definitionId(), element, locale))
                        .collect(Collectors.joining(" · "));
    }

    private @Nullable Row find(String instanceId) {
        return jdbc.sql(SELECT + " where instance_id = ?")
                .param(instanceId)
                .query((row, count) -> row(row))
                .optional()
                .orElse(null);
    }

    /** Where some answers led that were corrected, the last correction first. */
    List<Ways> ways(Set<UUID> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        return jdbc
                .sql(SELECT + " where item_id in (:items) order by number desc")
                .param("items", items)
                .query((row, count) -> Map.entry(row.getString("instance_id"), row(row)))
                .list()
                .stream()
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

    private static Row row(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Row(
                row.getObject("item_id", UUID.class),
                row.getInt("number"),
                elements(row.getString("follows")),
                elements(row.getString("instead")),
                row.getString("needs"),
                elements(row.getString("finished")),
                row.getString("agency"));
    }

    private static List<String> elements(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(","));
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

    /** Of an older version it names no agency: it is that of {@link #leading}. */
    private record Row(
            UUID itemId,
            int number,
            List<String> follows,
            List<String> instead,
            String needs,
            List<String> finished,
            @Nullable String agency) {}
}
