package org.huhang.deadline;

import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * Settings of terms.
 *
 * @param dayEnds when the last day of a term ends; an office that closes earlier says so here
 * @param remindAt the hour of the day at which terms counted in days remind
 * @param nearPercent the share of a term after which it is near its end
 * @param urgentPercent the share of a term after which it is urgent
 * @param escalateAfter how long after a limit in hours it goes one level up; limits in days take one working day
 * @param refreshAfter how long a node works with the terms and holidays it has read
 * @param sweeps whether this node sends reminders by itself
 */
@ConfigurationProperties("huhang.deadline")
record DeadlineSettings(
        @DefaultValue("23:59:59") @DateTimeFormat(pattern = "HH:mm[:ss]") LocalTime dayEnds,
        @DefaultValue("08:30") @DateTimeFormat(pattern = "HH:mm[:ss]") LocalTime remindAt,
        @DefaultValue("50") int nearPercent,
        @DefaultValue("80") int urgentPercent,
        @DefaultValue("2h") Duration escalateAfter,
        @DefaultValue("1m") Duration refreshAfter,
        @DefaultValue("true") boolean sweeps) {}
