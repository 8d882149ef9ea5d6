package org.huhang.web;

import java.time.Instant;

/**
 * An account was refused, or found nothing, more often within minutes than people who work are.
 *
 * @param person the user name
 * @param at when; once for each time that it begins
 */
public record RefusedOften(String person, Instant at) {}
