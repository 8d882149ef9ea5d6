package org.huhang.starting;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.CaseRegister;
import org.huhang.casework.Cases;
import org.huhang.casework.Given;
import org.huhang.casework.ToldOfChild;
import org.huhang.child.ChildFile;
import org.huhang.child.ChildFiles;
import org.huhang.child.ChildWords;
import org.huhang.child.Identity;
import org.huhang.child.Likeness;
import org.huhang.child.Needs;
import org.huhang.form.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Of which child a process is begun. Nobody gets into a case that was closed to him by writing down a child of whom he knows:
 * then the child gets a file and a case of its own, and whoever coordinates the other one is asked whether it is the same.
 */
@Component
class ChildOfStart {

    static final String WHOSE = "startWhose";
    static final String PLACE = "startPlace";

    private final ChildFiles children;
    private final ChildWords called;
    private final Cases cases;
    private final CaseRegister register;
    private final Directory directory;

    ChildOfStart(ChildFiles children, ChildWords called, Cases cases, CaseRegister register, Directory directory) {
        this.children = children;
        this.called = called;
        this.cases = cases;
        this.register = register;
        this.directory = directory;
    }

    /** The child, found or with a new file; or why it cannot be taken so. */
    Told of(Person person, Given answer, Set<String> confirmed) {
        var region = answer.text(PLACE);
        return "known".equals(answer.text(WHOSE)) || region == null
                ? known(person, String.valueOf(answer.text(StartQuestions.CASE)))
                : named(person, answer, region, confirmed);
    }

    /** What was offered is asked again: rights may have gone since. */
    private Told known(Person person, String caseNo) {
        if (!cases.mayOpen(person, caseNo)) {
            return Told.not(new Problem(StartQuestions.CASE, "caseNotKnown", List.of()));
        }
        var file = cases.file(caseNo);
        var child = children.file(file.childId());
        return open(person, child)
                ? new Told(child, file.regionCode(), List.of())
                : Told.not(new Problem(StartQuestions.CASE, "caseNotKnown", List.of()));
    }

    /** Whether the person may work in the open case of a child, if there is one. */
    private boolean open(Person person, ChildFile child) {
        return register.lockOpenOfChild(child.id())
                .filter(open -> !cases.mayOpen(person, open.caseNo()))
                .isEmpty();
    }

    private Told named(Person person, Given answer, String region, Set<String> confirmed) {
        var identity = identity(answer);
        if (identity.name() == null) {
            return Told.not(new Problem("childName", "required", List.of()));
        }
        var county = directory.countyOf(region);
        var same = children.same(identity, county).stream()
                .filter(file -> children.mayOpen(person, file.id()) && open(person, file))
                .findFirst();
        if (same.isPresent()) {
            return new Told(same.get(), region, List.of());
        }
        var child = children.open(identity, ToldOfChild.needs(answer, Needs.UNKNOWN), county, region);
        var alike = children.alike(child, person).stream()
                .filter(Likeness::worthAsking)
                .map(like -> called.label(like, LocaleContextHolder.getLocale()))
                .collect(Collectors.joining("; "));
        var another = WHOSE + "=new";
        return alike.isEmpty() || confirmed.contains(another)
                ? new Told(child, region, List.of())
                : Told.not(new Problem(WHOSE, "likeKnownChild", List.of(alike), another));
    }

    /** Who it is, as the answer describes it. */
    static Identity identity(Given answer) {
        var born = answer.text("birthDate");
        return new Identity(
                answer.text("childName"),
                Objects.requireNonNullElse(answer.text("sex"), "U"),
                born == null ? null : LocalDate.parse(born),
                answer.text("idNo"),
                answer.text("address"),
                answer.text("guardianName"),
                answer.text("guardianPhone"),
                answer.text("school"));
    }

    /**
     * Of whom a process is begun.
     *
     * @param found the file, null where something is wrong
     * @param region where, as narrow as known
     * @param problems what is wrong
     */
    record Told(@Nullable ChildFile found, String region, List<Problem> problems) {

        private static Told not(Problem problem) {
            return new Told(null, "", List.of(problem));
        }

        ChildFile child() {
            return Objects.requireNonNull(found);
        }
    }
}
