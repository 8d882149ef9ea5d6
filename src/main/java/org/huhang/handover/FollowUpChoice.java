package org.huhang.handover;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Person;
import org.huhang.model.Work;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.WorkItem;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Of which agencies one may be asked to see a child after its case is closed: those that go there by their work stand first. */
@Component
class FollowUpChoice implements TaskFacts {

    private static final Set<AgencyType> VISIT = EnumSet.of(
            AgencyType.VILLAGE,
            AgencyType.TOWNSHIP,
            AgencyType.SCHOOL,
            AgencyType.WF,
            AgencyType.CIVIL,
            AgencyType.RESCUE,
            AgencyType.WELFARE);

    private final AgencyChoice choice;

    FollowUpChoice(AgencyChoice choice) {
        this.choice = choice;
    }

    @Override
    public Map<String, Object> values(WorkItem task, Person reader) {
        return task.work() == Work.CLOSING || task.work() == Work.FOLLOW_UP
                ? Map.of("followUpAgencies", agencies(task.caseNo(), LocaleContextHolder.getLocale()))
                : Map.of();
    }

    /** The villages of the place stand before all others; a child that moved is seen by those of another county. */
    private List<Map<String, String>> agencies(String caseNo, Locale locale) {
        return Stream.concat(
                        choice.villages(caseNo, locale).stream(),
                        choice.of(caseNo, agency -> agency.type().leadingRole() != null, VISIT, locale).stream())
                .toList();
    }
}
