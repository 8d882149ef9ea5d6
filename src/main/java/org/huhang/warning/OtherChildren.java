package org.huhang.warning;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.Cases;
import org.huhang.casework.Given;
import org.huhang.casework.OpensAnew;
import org.huhang.casework.WordsThatCall;
import org.huhang.child.ChildFile;
import org.huhang.child.ChildFiles;
import org.huhang.child.Guardian;
import org.huhang.child.Identity;
import org.huhang.child.Needs;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.TaskDone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The other children of the guardian whom an answer names. Each has a file, found or opened, under the same guardian, so that what
 * is done counts for each; a file that was closed to whoever named the child stays closed. Where the answer tells of danger or harm,
 * each has a case as well, as if a report had named them together.
 */
@Component
class OtherChildren {

    private static final String ROWS = "otherChildren";

    private final Cases cases;
    private final ChildFiles children;
    private final MeasureTable table;
    private final Directory directory;
    private final WordsThatCall words;
    private final OpensAnew reports;

    OtherChildren(
            Cases cases,
            ChildFiles children,
            MeasureTable table,
            Directory directory,
            WordsThatCall words,
            OpensAnew reports) {
        this.cases = cases;
        this.children = children;
        this.table = table;
        this.directory = directory;
        this.words = words;
        this.reports = reports;
    }

    @EventListener
    void on(AnswerCorrected corrected) {
        var done = corrected.asDone();
        if (done.tells(Set.of(ROWS)) || words.threaten(done)) {
            on(done);
        }
    }

    @EventListener
    void on(TaskDone done) {
        var rows = new Given(done.answers()).rows(ROWS);
        if (rows.isEmpty()) {
            return;
        }
        var file = cases.file(done.caseNo());
        var person = directory.person(done.personId());
        var guardian = WarnedGuardian.guardian(done.answers());
        var named = rows.stream()
                .map(row -> filed(identity(row, guardian), file.county(), file.regionCode(), person))
                .toList();
        named.forEach(child -> {
            guardian.ifPresent(known -> children.guarded(child.id(), known));
            table.alsoAbout(done.instanceId(), child.id());
        });
        if (words.threaten(done.answers())) {
            var told = new OpensAnew.Told(
                    done.taskId().toString(),
                    words.endanger(done.answers()),
                    words.written(done.taskId(), done.answers()));
            named.forEach(child -> reports.named(file, child.id(), person, told));
        }
    }

    private ChildFile filed(Identity child, String county, String region, Person person) {
        return children.same(child, county).stream()
                .filter(file -> children.mayOpen(person, file.id()))
                .findFirst()
                .orElseGet(() -> children.open(child, Needs.UNKNOWN, county, region));
    }

    private static Identity identity(Map<String, Object> row, Optional<Guardian> guardian) {
        var said = new Given(row);
        return new Identity(
                said.text("otherName"),
                Objects.requireNonNullElse(said.text("otherSex"), "U"),
                day(said.text("otherBorn")),
                null,
                null,
                guardian.map(Guardian::name).orElse(null),
                guardian.map(Guardian::phone).orElse(null),
                null);
    }

    private static @Nullable LocalDate day(@Nullable String written) {
        return written == null ? null : LocalDate.parse(written);
    }
}
