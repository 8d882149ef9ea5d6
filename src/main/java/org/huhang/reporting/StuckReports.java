package org.huhang.reporting;

import java.time.Clock;
import java.util.Collection;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.agency.Role;
import org.huhang.intake.Intake;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Somebody must be told even where the report is what is broken; the page says whom to call, and what to look into. */
@Component
class StuckReports {

    private final Intake intake;
    private final Directory directory;
    private final Messages messages;
    private final Clock clock;

    StuckReports(Intake intake, Directory directory, Messages messages, Clock clock) {
        this.intake = intake;
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener
    void on(ReportStuck stuck) {
        tell(directory.holdersOf(Role.SYSTEM_ADMIN), stuck, null);
        var report = intake.report(stuck.reportId());
        tell(
                directory.supervisorsOf(report.incident().regionCode()),
                stuck,
                new Notice.About(report.receiptNo(), report.receiptNo()));
    }

    private void tell(Collection<Person> to, ReportStuck stuck, Notice.@Nullable About about) {
        messages.tell(
                to,
                person -> new Notice(
                        person.id(),
                        MessageKind.REPORT_STUCK,
                        "report:" + stuck.reportId(),
                        null,
                        about,
                        "/safety#countyKnows",
                        clock.instant()));
    }
}
