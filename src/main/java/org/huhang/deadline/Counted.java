package org.huhang.deadline;

import java.util.Map;

/**
 * A sum with what it was made of.
 *
 * @param sum the sum
 * @param facts the facts that mattered
 * @param edition the tables that it was counted with
 */
record Counted(Sum sum, Map<String, Object> facts, String edition) {}
