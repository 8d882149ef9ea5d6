package org.huhang.model;

import java.util.Set;

/**
 * What a module has to do with processes beside its steps and functions. A bean of each module that starts or asks them.
 *
 * @param messages that it sends to processes, or takes from them
 * @param sets variables that it gives a process when it starts it, or later
 * @param reads variables that it reads of a process
 */
public record ModuleContract(Set<String> messages, Set<String> sets, Set<String> reads) {}
