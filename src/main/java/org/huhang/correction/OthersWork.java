package org.huhang.correction;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.Exclusions;
import org.huhang.engine.Followed;
import org.springframework.stereotype.Component;

/** Says whose work a task is that an answer leads to. */
@Component
class OthersWork {

    private final LookAgain lookAgain;
    private final Exclusions exclusions;
    private final Directory directory;

    OthersWork(LookAgain lookAgain, Exclusions exclusions, Directory directory) {
        this.lookAgain = lookAgain;
        this.exclusions = exclusions;
        this.directory = directory;
    }

    /** The agency of a task, empty for a step and where nobody can say. */
    static Optional<String> agency(Followed task) {
        return Optional.ofNullable(task.group()).map(Directory::agencyOf);
    }

    /** The agency of a kind that was responsible where the answer was given. */
    String responsible(CorrectedAnswer one, AgencyType kind) {
        var bound = one.with(one.corrected().before()).get(kind.name().toLowerCase(Locale.ROOT) + "Code");
        return directory
                .responsible(
                        kind,
                        kind.mainRole(),
                        one.item().regionCode(),
                        bound == null ? null : bound.toString(),
                        exclusions.agencies(one.caseNo()))
                .agency()
                .code();
    }

    /** What whoever looks again would have had to do himself. */
    boolean isLeadersOwn(CorrectedAnswer one, Followed task) {
        var leader = lookAgain.leading(one.file(), one.item());
        return (leader + ":" + directory.agency(leader).type().leadingRole()).equals(task.group());
    }

    /** Whose work follows by the right answer alone. To find somebody else where one was asked is looking again. */
    Set<AgencyType> needs(CorrectedAnswer one, BothWays.Led led) {
        return led.follows().stream()
                .map(led.after()::get)
                .filter(Objects::nonNull)
                .filter(task -> !one.item().processKey().equals(CaseProcess.AGENCY_NAMED) || !isLeadersOwn(one, task))
                .flatMap(task -> agency(task).stream())
                .map(code -> directory.agency(code).type())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
