package org.huhang.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the public intake.
 *
 * @param perHour new reports that one network address may file within an hour; repeats do not count
 * @param perHourInAll how many times {@code perHour} all addresses together may file within an hour
 * @param wrongCodesPerHour wrong query codes that one network address may try within an hour
 * @param draftsPerAddress unfinished reports that one network address may keep
 * @param draftKept how long an unfinished report is kept after its last change
 * @param receiptShown how long the browser that filed a report may open its receipt again
 * @param addingOffered how long whoever looked a report up may go on to add to it without its code
 * @param filesPerReport how many files one report may carry
 */
@ConfigurationProperties("huhang.intake")
record IntakeSettings(
        @DefaultValue("60") int perHour,
        @DefaultValue("50") int perHourInAll,
        @DefaultValue("30") int wrongCodesPerHour,
        @DefaultValue("100") int draftsPerAddress,
        @DefaultValue("24h") Duration draftKept,
        @DefaultValue("1h") Duration receiptShown,
        @DefaultValue("1h") Duration addingOffered,
        @DefaultValue("10") int filesPerReport) {}
