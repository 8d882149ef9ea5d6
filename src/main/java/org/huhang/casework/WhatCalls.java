package org.huhang.casework;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.casework.PoliceFacts.Meaning;
import org.springframework.stereotype.Component;

/** What of an answer calls others to the child: that it is in danger, missing, hurt or dead, or that the case is RED. */
@Component
class WhatCalls {

    private static final Set<String> YES = Set.of("yes", "true");

    /** Beside the facts that are for police. */
    private static final Map<String, Set<String>> SIGNS = Map.of(
            "dangerNow",
            YES,
            "dangerFound",
            YES,
            Deaths.DEAD,
            YES,
            Given.CONDITION,
            Given.CALLS_FOR_HELP,
            "riskTier",
            Set.of("RED"));

    private final Map<String, Set<String>> values = new HashMap<>();
    private final PoliceFacts facts;

    WhatCalls(PoliceFacts facts) {
        this.facts = facts;
        SIGNS.forEach((field, each) -> values.put(field, new HashSet<>(each)));
        Stream.of(Meaning.HARM, Meaning.MISSING).flatMap(facts::rows).forEach(row -> values.computeIfAbsent(
                        row.field(), field -> new HashSet<>())
                .add(row.value()));
    }

    /** The answers that do, of several choices only those; empty if nothing does. */
    Map<String, Object> of(Map<String, Object> answers) {
        return of(answers, values);
    }

    /** The answers that ask a kind of agency to take part, of several choices only those that name it. */
    Map<String, Object> asks(AgencyType type, Map<String, Object> answers) {
        var named = new HashMap<String, Set<String>>();
        facts.told(Meaning.ASKED, answers)
                .filter(row -> row.also().contains(type))
                .forEach(row -> named.computeIfAbsent(row.field(), field -> new HashSet<>())
                        .add(row.value()));
        return of(answers, named);
    }

    private static Map<String, Object> of(Map<String, Object> answers, Map<String, Set<String>> values) {
        var calling = new LinkedHashMap<String, Object>();
        values.forEach((field, each) -> {
            var said = answers.get(field);
            if (said instanceof List<?> several) {
                var those = several.stream()
                        .filter(one -> each.contains(String.valueOf(one)))
                        .collect(Collectors.<Object>toList());
                if (!those.isEmpty()) {
                    calling.put(field, those);
                }
            } else if (each.contains(String.valueOf(said))) {
                calling.put(field, said);
            }
        });
        return calling;
    }

    /** The fields by which anybody may be called, each with the values that call. */
    Map<String, Set<String>> values() {
        return Map.copyOf(values);
    }
}
