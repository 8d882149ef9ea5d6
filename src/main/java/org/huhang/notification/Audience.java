package org.huhang.notification;

import java.util.List;
import java.util.Set;
import org.huhang.agency.Directory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who may hear of a case: nobody of an agency that is kept away from it, whoever wanted to tell. */
@Component
class Audience {

    private final ObjectProvider<KeptAway> keptAway;
    private final Directory directory;

    Audience(ObjectProvider<KeptAway> keptAway, Directory directory) {
        // The owner of the cases stands above the messages and is made after them.
        this.keptAway = keptAway;
        this.directory = directory;
    }

    /** Those of the messages that may go; all are about one case or none. */
    List<MessageTable.Told> of(List<MessageTable.Told> told) {
        var away = told.isEmpty() ? Set.<String>of() : away(told.get(0).notice());
        return away.isEmpty()
                ? told
                : told.stream()
                        .filter(one -> directory
                                .find(one.notice().recipient())
                                .filter(person -> away.contains(person.agencyCode()))
                                .isEmpty())
                        .toList();
    }

    private Set<String> away(Notice notice) {
        var caseNo = notice.caseNo();
        var owner = keptAway.getIfAvailable();
        return caseNo == null || owner == null ? Set.of() : owner.agencies(caseNo);
    }
}
