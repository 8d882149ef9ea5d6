package org.huhang.casework;

import java.util.Map;
import org.huhang.agency.Person;
import org.huhang.worklist.TaskPanel;
import org.huhang.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What a case of the same child says before or after this one, for whoever may open it: on top of the case and its tasks. */
@Component
class FormerCase implements TaskPanel {

    private static final int ORDER = 15;

    private final CaseRegister register;
    private final Cases cases;
    private final TurnedAway turnedAway;
    private final CaseEnds ends;

    FormerCase(CaseRegister register, Cases cases, TurnedAway turnedAway, CaseEnds ends) {
        this.register = register;
        this.cases = cases;
        this.turnedAway = turnedAway;
        this.ends = ends;
    }

    @Override
    public @Nullable Panel panel(WorkItem task, Person reader) {
        var around = of(cases.file(task.caseNo()), reader);
        return around.none()
                ? null
                : new Panel(Place.STRIP, ORDER, "casework/_former :: former", Map.of("around", around));
    }

    /** The cases before and after a case, as far as a reader may open them. */
    Around of(CaseFile file, Person reader) {
        var all = register.ofChild(file.childId());
        var before = all.stream()
                .filter(other -> other.openedAt().isBefore(file.openedAt()))
                .filter(other -> !other.open() && !Closing.MERGED.equals(other.endState()))
                .findFirst()
                .filter(other -> cases.mayOpen(reader, other.caseNo()))
                .orElse(null);
        var now = file.open() || Closing.MERGED.equals(file.endState())
                ? null
                : all.stream()
                        .filter(other -> other.open() && cases.mayOpen(reader, other.caseNo()))
                        .findFirst()
                        .orElse(null);
        var objected = before != null
                && turnedAway.goingOnIn(file.caseNo()).stream().anyMatch(note -> note.kind() == CaseNote.Kind.OBJECTED);
        return new Around(
                before, before == null ? "" : ends.of(before, LocaleContextHolder.getLocale()), objected, now);
    }

    /**
     * The cases around one.
     *
     * @param before the one that was closed before, null if there is none to show
     * @param ended how that ended
     * @param objected whether this one goes on because somebody did not agree with that
     * @param now the one that is open now, null if this one is or none is to show
     */
    record Around(@Nullable CaseFile before, String ended, boolean objected, @Nullable CaseFile now) {

        public boolean none() {
            return before == null && now == null;
        }
    }
}
