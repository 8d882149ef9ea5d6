package org.huhang.reporting;

import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseRegister;
import org.huhang.casework.Cases;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who took part in a case that is merged takes part in the one where it goes on, and is told where; of a secret case only that
 * theirs went on elsewhere.
 */
@Component
class MergeTold {

    private final CaseRegister register;
    private final Cases cases;
    private final Worklist worklist;
    private final Messages messages;
    private final Directory directory;
    private final Clock clock;

    MergeTold(
            CaseRegister register,
            Cases cases,
            Worklist worklist,
            Messages messages,
            Directory directory,
            Clock clock) {
        this.register = register;
        this.cases = cases;
        this.worklist = worklist;
        this.messages = messages;
        this.directory = directory;
        this.clock = clock;
    }

    /** Whoever holds an open task of the case, or may take it. */
    List<Person> atWork(String caseNo) {
        return worklist.ofCase(caseNo).stream()
                .filter(WorkItem::open)
                .flatMap(item -> item.holder() == null
                        ? directory.peopleOf(item.group()).stream()
                        : Stream.of(directory.person(item.holder())))
                .toList();
    }

    void tell(CaseFile from, CaseFile into, List<Person> atWork, boolean secret) {
        var agencies = new TreeSet<>(cases.parties(from.caseNo()).agencies().keySet());
        var named = secret ? from : into;
        if (!secret) {
            agencies.forEach(agency -> register.addParty(into.caseNo(), agency, Merging.merged(from)));
            cases.describe(into.caseNo());
        }
        var numbers = from.caseNo() + " → " + into.caseNo();
        var both = new Notice.About(numbers, numbers);
        messages.tell(
                Stream.concat(
                                agencies.stream().flatMap(agency -> directory.leadersOf(agency).stream()),
                                atWork.stream())
                        .distinct()
                        .toList(),
                leader -> new Notice(
                        leader.id(),
                        MessageKind.CASE_MERGED,
                        Merging.merged(from),
                        named.caseNo(),
                        secret ? null : both,
                        opens(leader, from, into),
                        clock.instant()));
    }

    /** Nobody is led to a page that he may not open; the merged case may become as secret as the other one at any moment. */
    private @Nullable String opens(Person leader, CaseFile from, CaseFile into) {
        if (cases.mayOpen(leader, into.caseNo())) {
            return "/cases/" + into.caseNo();
        }
        return cases.file(into.caseNo()).secret() || !cases.mayOpen(leader, from.caseNo())
                ? null
                : "/cases/" + from.caseNo();
    }
}
