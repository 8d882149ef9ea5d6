package org.huhang.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.springframework.stereotype.Component;

/**
 * Who may agree on the page of a case that it leaves RED, or object, and who is told of it: whoever leads its police or the
 * coordinating office, or oversees it, of another agency than who asked.
 */
@Component
class TierVoices {

    /** What is told of a refused report in place of a lower tier. */
    private static final Map<MessageKind, MessageKind> OF_REFUSAL = Map.of(
            MessageKind.TIER_AGREED, MessageKind.REFUSAL_AGREED,
            MessageKind.TIER_KEPT, MessageKind.REFUSAL_KEPT);

    private final Cases cases;
    private final CasePlaces casePlaces;
    private final Directory directory;
    private final Messages messages;

    TierVoices(Cases cases, CasePlaces casePlaces, Directory directory, Messages messages) {
        this.cases = cases;
        this.casePlaces = casePlaces;
        this.directory = directory;
        this.messages = messages;
    }

    /** Whether a person may agree or object on the page of the case: of another agency than who asked. */
    boolean mayAnswer(Person person, CaseFile file, TierAsked asked) {
        return whoMayAnswer(file, asked).stream().anyMatch(other -> other.id().equals(person.id()));
    }

    /** Who may agree or object on the page of the case; nobody where it is a task. */
    List<Person> whoMayAnswer(CaseFile file, TierAsked asked) {
        return file.open() && asked.instanceId() == null && !asked.refusal() ? others(file, asked) : List.of();
    }

    /** Nobody where the case is secret: then it is a task of one agency. */
    List<Person> others(CaseFile file, TierAsked asked) {
        if (file.secret()) {
            return List.of();
        }
        var asking = agencyOf(asked);
        var police = cases.parties(file.caseNo()).agencies().keySet().stream()
                .filter(agency -> directory.agency(agency).type() == AgencyType.POLICE);
        var office = Stream.of(directory.coordinating(file.county()).code());
        return Stream.concat(
                        Stream.concat(police, office).flatMap(agency -> directory.leadersOf(agency).stream()),
                        casePlaces.overseers(file).stream())
                .distinct()
                .filter(person -> !person.agencyCode().equals(asking) && cases.mayOpen(person, file.caseNo()))
                .toList();
    }

    private String agencyOf(TierAsked asked) {
        return directory.person(asked.askedBy()).agencyCode();
    }

    /** Who asked, and who leads there. */
    List<Person> asking(TierAsked asked) {
        var asker = directory.person(asked.askedBy());
        return Stream.concat(Stream.of(asker), directory.leadersOf(asker.agencyCode()).stream())
                .filter(person -> cases.mayOpen(person, asked.caseNo()))
                .toList();
    }

    void tell(List<Person> people, MessageKind kind, TierAsked asked, Instant at) {
        var told = asked.refusal() ? OF_REFUSAL.getOrDefault(kind, kind) : kind;
        messages.tell(
                people,
                person ->
                        new Notice(person.id(), told, subject(asked), asked.caseNo(), null, page(asked.caseNo()), at));
    }

    /** Whoever was told that he is asked need not answer any more. */
    void settle(TierAsked asked) {
        messages.settle(subject(asked));
    }

    static String page(String caseNo) {
        return "/cases/" + caseNo;
    }

    static String subject(TierAsked asked) {
        return "tier:" + asked.id();
    }
}
