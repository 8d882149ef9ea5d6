package org.huhang.handover;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.Cases;
import org.huhang.casework.Exclusions;
import org.huhang.casework.Occasion;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.worklist.TaskDone;
import org.springframework.stereotype.Component;

/** Who is told what of a transfer. */
@Component
class TransferTold {

    private final Cases cases;
    private final Directory directory;
    private final Exclusions exclusions;
    private final Messages messages;
    private final Clock clock;

    TransferTold(Cases cases, Directory directory, Exclusions exclusions, Messages messages, Clock clock) {
        this.cases = cases;
        this.directory = directory;
        this.exclusions = exclusions;
        this.messages = messages;
        this.clock = clock;
    }

    /** A case that nobody keeps is watched: of police by the procuratorate, of intakes by those who oversee the place. */
    void again(Transfer sent) {
        var file = cases.file(sent.caseNo());
        var to = directory.supervisorsOf(file.county());
        if (sent.kind() == Transfer.Kind.POLICE) {
            var desk = directory.responsible(
                    AgencyType.PROC,
                    AgencyType.PROC.mainRole(),
                    file.regionCode(),
                    null,
                    exclusions.agencies(sent.caseNo()));
            to = Stream.concat(
                            directory.peopleOf(desk.group()).stream(),
                            directory.leadersOf(desk.agency().code()).stream())
                    .toList();
        }
        tell(to, MessageKind.TRANSFERRED_AGAIN, sent, "", clock.instant());
    }

    /** Whoever leads the sender, and whoever oversees the case and the sender's place, must see that somebody takes it. */
    void cameBack(Transfer sent, TaskDone done) {
        behind(sent, MessageKind.TRANSFER_RETURNED, done);
    }

    /** Nobody outside the platform has said yet whether it takes the case. */
    void notReached(Transfer sent, TaskDone done) {
        behind(sent, MessageKind.OUTSIDE_NOT_REACHED, done);
    }

    /** Each answer that says so is told, whatever an earlier one said of the same transfer. */
    private void behind(Transfer sent, MessageKind kind, TaskDone done) {
        tell(behind(sent), kind, sent, "/" + Occasion.source(done), done.at());
    }

    /** Whoever leads the sender, or oversees its place or the case. */
    private List<Person> behind(Transfer sent) {
        return Stream.of(
                        directory.leadersOf(sent.fromAgency()),
                        directory.supervisorsOf(
                                directory.agency(sent.fromAgency()).regionCode()),
                        directory.supervisorsOf(cases.file(sent.caseNo()).county()))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private void tell(List<Person> to, MessageKind kind, Transfer sent, String part, Instant at) {
        messages.tell(
                to,
                person -> new Notice(
                        person.id(), kind, sent.subject() + part, sent.caseNo(), null, "/cases/" + sent.caseNo(), at));
    }
}
