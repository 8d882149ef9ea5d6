package org.huhang.casework;

import java.time.Clock;
import java.util.Locale;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the desks that work on a case what is new in it, with the leaders of their agencies. */
@Component
public class DesksTold {

    private final Worklist worklist;
    private final Directory directory;
    private final Messages messages;
    private final Clock clock;

    DesksTold(Worklist worklist, Directory directory, Messages messages, Clock clock) {
        this.worklist = worklist;
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
    }

    /** Police who work on the case are told of something new, and where; a task of this hour does not tell it. */
    public void newEvent(CaseFile file, Occasion why) {
        var region = why.place().regionCode();
        var where = new Notice.About(
                directory.regionName(region, Locale.CHINESE), directory.regionName(region, Locale.ENGLISH));
        tellPolice(file, MessageKind.NEW_EVENT, why.source(), where);
    }

    /** Police who work on the case of a child in danger are told, once for each number, how many more its home has. */
    void childrenAtHome(CaseFile file, int more) {
        var number = String.valueOf(more);
        tellPolice(
                file,
                MessageKind.CHILDREN_AT_HOME,
                "home:" + file.caseNo() + "/" + number,
                new Notice.About(number, number));
    }

    private void tellPolice(CaseFile file, MessageKind kind, String subject, Notice.About about) {
        worklist.ofCase(file.caseNo()).stream()
                .filter(item -> item.open() && !PoliceAtCase.BESIDE.contains(item.work()))
                .filter(item -> directory.agency(item.agencyCode()).type() == AgencyType.POLICE)
                .map(WorkItem::group)
                .distinct()
                .forEach(group -> tell(group, kind, file, subject, about));
    }

    /** Whoever has or had a task of the case is asked once more. */
    public void again(CaseFile file, WorkItem task, String source) {
        tell(task.group(), MessageKind.AGENCY_NAMED, file, source, null);
    }

    /** The people of a desk and the leaders of its agency. */
    void tell(String group, MessageKind kind, CaseFile file, String source, Notice.@Nullable About about) {
        messages.tell(
                Stream.concat(
                                directory.peopleOf(group).stream(),
                                directory.leadersOf(Directory.agencyOf(group)).stream())
                        .toList(),
                person -> new Notice(
                        person.id(), kind, source, file.caseNo(), about, "/cases/" + file.caseNo(), clock.instant()));
    }
}
