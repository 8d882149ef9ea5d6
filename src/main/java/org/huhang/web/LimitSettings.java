package org.huhang.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of what people may send and try.
 *
 * @param uploadsPerHour how many posts with files one address may send in an hour without account
 * @param uploadsPerHourInAll how many all addresses together may
 * @param uploadedPerHour how much one address may send in files in an hour without account
 * @param uploadedPerHourInAll how much all addresses together may
 * @param body the largest request without files
 * @param refusals how often one account may be refused, or find nothing, within ten minutes before it is slowed down
 */
@ConfigurationProperties("huhang.limits")
record LimitSettings(
        @DefaultValue("240") int uploadsPerHour,
        @DefaultValue("6000") int uploadsPerHourInAll,
        @DefaultValue("500MB") DataSize uploadedPerHour,
        @DefaultValue("5GB") DataSize uploadedPerHourInAll,
        @DefaultValue("512KB") DataSize body,
        @DefaultValue("60") int refusals) {}
