package org.huhang.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huhang.engine.BusinessClock;
import org.huhang.intake.Filing;
import org.huhang.intake.Incident;
import org.huhang.intake.ReportedChild;
import org.huhang.intake.Reporter;
import org.jspecify.annotations.Nullable;

/**
 * One case of {@code demo/cases.json}: how it began and where its way differs from the usual one. A task is named by its key,
 * and its second time by {@code key#2}; a feedback by {@code feedbackReporter <stage>}.
 *
 * @param name what it is about, in English, for the log
 * @param filed how long ago, see {@link Moments}
 * @param report how it began, null where somebody began it by hand
 * @param steps what differs, by task
 * @param leave tasks that nobody takes any more
 * @param hold tasks that somebody takes and does not finish
 * @param events what else happens
 * @param begun how somebody began it by hand, null where a report did
 */
record SampleCase(
        String name,
        String filed,
        @Nullable Told report,
        @Nullable Map<String, Step> steps,
        @Nullable List<String> leave,
        @Nullable List<String> hold,
        @Nullable List<Happening> events,
        @Nullable Begun begun) {

    /**
     * What somebody found and began a process about.
     *
     * @param by who
     * @param process the process id
     * @param answers of its start form
     */
    record Begun(String by, String process, Map<String, Object> answers) {}

    /**
     * How a task of this case is done.
     *
     * @param after how long after it came in, null as usual
     * @param answers what differs from the usual answers
     */
    record Step(@Nullable String after, @Nullable Map<String, @Nullable Object> answers) {}

    /**
     * What happens beside the tasks; an emergency or another report.
     *
     * @param after how long after the case began, null if {@code ago} says when
     * @param ago how long ago, null if {@code after} says when
     * @param by who does it, null where nobody of the platform does
     * @param emergency somebody presses the emergency button for this reason
     * @param report somebody else reports
     */
    record Happening(
            @Nullable String after,
            @Nullable String ago,
            @Nullable String by,
            @Nullable String emergency,
            @Nullable Told report) {

        String what() {
            return emergency != null ? "emergency" : "another report";
        }
    }

    /**
     * A report as somebody tells it. Children have no identity number here, for every possible one may be somebody's.
     *
     * @param place county, township or village
     * @param categories of {@code reportCategory}
     * @param danger whether the child is in danger now
     * @param description in the reporter's words
     * @param foundPlace where
     * @param suspect what the suspected person is to the child
     * @param policeCalled whether the police were called before
     * @param child the child's name, null if unknown
     * @param sex M, F or null
     * @param age how old the child is, an ISO 8601 period such as {@code P9Y2M}
     * @param address where the child lives
     * @param guardian the guardian's name
     * @param guardianPhone the guardian's number
     * @param school the school
     * @param reporter the reporter's name
     * @param phone the reporter's number
     * @param email the reporter's mail address
     * @param unit on whose behalf
     * @param department of the unit
     * @param mandated whether the law obliges the reporter
     * @param anonymous whether the reporter gives no name
     */
    record Told(
            String place,
            List<Integer> categories,
            boolean danger,
            String description,
            @Nullable String foundPlace,
            @Nullable String suspect,
            boolean policeCalled,
            @Nullable String child,
            @Nullable String sex,
            @Nullable String age,
            @Nullable String address,
            @Nullable String guardian,
            @Nullable String guardianPhone,
            @Nullable String school,
            @Nullable String reporter,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String unit,
            @Nullable String department,
            boolean mandated,
            boolean anonymous) {

        Filing filing(Instant now) {
            return new Filing(incident(now), about(now), teller(), List.of(), Filing.Origin.PLATFORM);
        }

        private Incident incident(Instant now) {
            return new Incident(place, categories, danger, description, now, foundPlace, suspect, policeCalled, null);
        }

        private ReportedChild about(Instant now) {
            var today = LocalDate.ofInstant(now, BusinessClock.CHINA);
            var birthDate = age == null ? null : today.minus(Period.parse(age));
            return new ReportedChild(child, sex, birthDate, null, address, guardian, guardianPhone, school);
        }

        private Reporter teller() {
            return new Reporter(
                    reporter, phone, email, unit, department, mandated, anonymous, Locale.SIMPLIFIED_CHINESE);
        }
    }
}
