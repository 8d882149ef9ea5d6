package org.huhang.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The contract as a page for whoever draws models, in Markdown. */
public final class ContractPage {

    private static final String STEPS =
            """
            # What models may use

            This page is written from the code; a test fails when it is stale. How a process is added stands in
            [CONTRIBUTING.md](../CONTRIBUTING.md).

            ## Steps

            A service task calls one by `delegateExpression="${name}"`, asynchronously before. An input is a code or one variable.
            An event that throws a message, on the way or at the end, is `handOver` with this message; it is asynchronous before too.
            Either is called as the receiver shall read it. Its properties list which answers that one reads: `tells` those with whatever
            is corrected in them, `tellsBeside` those of whose correction it learns only that there was one.

            | step | what it does | inputs | sets | reads |
            |---|---|---|---|---|
            """;

    private static final String FUNCTIONS =
            """
            ## Functions

            An expression calls them: the group of a task is one such call, as in `${agency.group('CIVIL','welfareOfficer')}`.

            | call | reads |
            |---|---|
            """;

    private static final String WORKS =
            """
            ## Works

            What a person does, where the platform has rules for it: a task of whatever process says so in the property `work`.
            Whoever judges what others answered reads that first: the property `judges` of such a task lists theirs.

            | work | what is done |
            |---|---|
            """;

    private static final String FIELDS =
            """
            ## Fields

            Read by the platform under these names. A form that asks one asks it in this kind; a task of such a work asks it.

            | field | kind | works |
            |---|---|---|
            """;

    private static final String MESSAGES =
            """
            ## Messages

            Known to the platform or to the matrix of hand-overs; a process that starts with another one starts by hand or by
            another model.

            """;

    private static final String VARIABLES =
            """
            ## Variables

            A condition reads what a form of the folder sends (`variable: "true"`), what a step sets, what a caller hands on, and
            what the platform tells a process by itself. These and what functions read need no input where one process calls
            another: it knows them from the one that calls it.

            """;

    private ContractPage() {}

    /**
     * Writes it.
     *
     * @param contract what the platform offers
     * @return the page, the same for the same contract
     */
    public static String of(Contract contract) {
        return String.join(
                "\n",
                STEPS + steps(contract),
                FUNCTIONS + functions(contract),
                WORKS + works(),
                FIELDS + fields(),
                MESSAGES + codes(contract.messages()) + "\n",
                VARIABLES + variables(contract) + "\n");
    }

    private static String steps(Contract contract) {
        return rows(new TreeMap<>(contract.steps())
                .entrySet().stream()
                        .map(step -> row(
                                "`" + step.getKey() + "`",
                                step.getValue().does(),
                                codes(step.getValue().inputs()),
                                codes(step.getValue().sets()),
                                codes(step.getValue().reads()))));
    }

    private static String functions(Contract contract) {
        return rows(calls(contract).entrySet().stream()
                .map(calls -> row(String.join("<br>", calls.getValue()), calls.getKey())));
    }

    private static String works() {
        return rows(Work.known().map(work -> row("`" + work.code() + "`", work.does())));
    }

    private static String fields() {
        return rows(ReadFields.all().stream()
                .map(field -> row(
                        "`" + field.name() + "`",
                        field.kind(),
                        codes(field.works().stream().map(Work::code).toList()))));
    }

    private static String variables(Contract contract) {
        return codes(contract.modules().stream()
                .flatMap(module -> module.sets().stream())
                .toList());
    }

    /** Calls by what they read: those of one function read the same. */
    private static Map<String, List<String>> calls(Contract contract) {
        var calls = new LinkedHashMap<String, List<String>>();
        new TreeMap<>(contract.functions())
                .forEach((name, function) -> calls.computeIfAbsent(codes(function.reads()), reads -> new ArrayList<>())
                        .add("`" + name + "(" + String.join(", ", function.parameters()) + ")`"));
        return calls;
    }

    private static String rows(Stream<String> rows) {
        return rows.collect(Collectors.joining());
    }

    private static String row(String... cells) {
        return Stream.of(cells).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String codes(Collection<String> names) {
        return new TreeSet<>(names).stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
