package org.huhang.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits for people without account.
 *
 * @param uploadsPerHour how many posts with files one address may send in an hour
 * @param uploadsPerHourInAll how many all addresses together may
 */
@ConfigurationProperties("huhang.limits")
record LimitSettings(@DefaultValue("240") int uploadsPerHour, @DefaultValue("6000") int uploadsPerHourInAll) {}
