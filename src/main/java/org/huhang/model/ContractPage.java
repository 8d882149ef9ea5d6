package org.huhang.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The contract as a page for whoever draws models, in Markdown. */
public final class ContractPage {

    private ContractPage() {}

    /**
     * Writes it.
     *
     * @param contract what the platform offers
     * @return the page, the same for the same contract
     */
    public static String of(Contract contract) {
        var page = new StringBuilder(
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
                """);
        new TreeMap<>(contract.steps())
                .forEach((name, step) -> row(
                        page,
                        "`" + name + "`",
                        step.does(),
                        codes(step.inputs()),
                        codes(step.sets()),
                        codes(step.reads())));
        page.append(
                """

                ## Functions

                An expression calls them: the group of a task is one such call, as in `${agency.group('CIVIL','welfareOfficer')}`.

                | call | reads |
                |---|---|
                """);
        functions(contract).forEach((reads, calls) -> row(page, String.join("<br>", calls), reads));
        page.append(
                """

                ## Works

                What a person does, where the platform has rules for it: a task of whatever process says so in the property `work`.

                | work | what is done |
                |---|---|
                """);
        Work.known().forEach(work -> row(page, "`" + work.code() + "`", work.does()));
        page.append(
                """

                ## Fields

                Read by the platform under these names. A form that asks one asks it in this kind; a task of such a work asks it.

                | field | kind | works |
                |---|---|---|
                """);
        ReadFields.all()
                .forEach(field -> row(
                        page,
                        "`" + field.name() + "`",
                        field.kind(),
                        codes(field.works().stream().map(Work::code).toList())));
        page.append(
                """

                ## Messages

                Known to the platform or to the matrix of hand-overs; a process that starts with another one starts by hand or by
                another model.

                """);
        page.append(codes(contract.messages())).append('\n');
        page.append(
                """

                ## Variables

                A condition reads what a form of the folder sends (`variable: "true"`), what a step sets, what a caller hands on, and
                what the platform tells a process by itself. These and what functions read need no input where one process calls
                another: it knows them from the one that calls it.

                """);
        page.append(codes(contract.modules().stream()
                        .flatMap(module -> module.sets().stream())
                        .toList()))
                .append('\n');
        return page.toString();
    }

    /** Calls by what they read: those of one function read the same. */
    private static Map<String, List<String>> functions(Contract contract) {
        var calls = new LinkedHashMap<String, List<String>>();
        new TreeMap<>(contract.functions())
                .forEach((name, function) -> calls.computeIfAbsent(codes(function.reads()), reads -> new ArrayList<>())
                        .add("`" + name + "(" + String.join(", ", function.parameters()) + ")`"));
        return calls;
    }

    private static void row(StringBuilder page, String... cells) {
        page.append(List.of(cells).stream().collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private static String codes(Collection<String> names) {
        return new TreeSet<>(names).stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
