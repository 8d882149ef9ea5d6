package org.huhang.handover;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.casework.HandedOver;
import org.huhang.casework.PassedOn;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/** What the case asks of hand-overs and transfers. It only reads. */
@Component
final class WhatWent implements PassedOn {

    private final HandOverTable handOvers;
    private final TransferTable transfers;
    private final Worklist worklist;
    private final Directory directory;
    private final LinkWords words;

    WhatWent(
            HandOverTable handOvers, TransferTable transfers, Worklist worklist, Directory directory, LinkWords words) {
        this.handOvers = handOvers;
        this.transfers = transfers;
        this.worklist = worklist;
        this.directory = directory;
        this.words = words;
    }

    @Override
    public List<Handed> handedOver(String caseNo) {
        return handOvers.ofCase(caseNo).stream().map(WhatWent::handed).toList();
    }

    private static Handed handed(HandOver row) {
        return new Handed(
                row.id(),
                row.message(),
                row.fromProcess(),
                row.toProcess(),
                row.state().key(),
                row.address() == null ? null : row.address().taker(),
                row.since(),
                row.decidedReason(),
                row.takenBack(),
                row.madeAt());
    }

    @Override
    public String fact(Handed row, Locale locale) {
        return words.fact(row.message(), row.fromProcess(), locale);
    }

    @Override
    public String process(Handed row, Locale locale) {
        return words.process(row.toProcess(), locale);
    }

    @Override
    public boolean anyOpen(String caseNo) {
        return handOvers.ofCase(caseNo).stream().anyMatch(HandOver::open);
    }

    @Override
    public boolean mustLeave(String caseNo) {
        return handOvers.ofCase(caseNo).stream()
                .anyMatch(row -> row.open() && row.message().equals(HandedOver.REMOVAL));
    }

    @Override
    public boolean leftThere(String caseNo) {
        return removals(caseNo).anyMatch(row -> row.state() == HandOver.State.DROPPED);
    }

    @Override
    public boolean removed(String caseNo) {
        return removals(caseNo).anyMatch(row -> row.state() != HandOver.State.DROPPED);
    }

    /** What hands over a child that must leave its guardian, and was not taken back. */
    private Stream<HandOver> removals(String caseNo) {
        return handOvers.ofCase(caseNo).stream()
                .filter(row -> row.message().equals(HandedOver.REMOVAL) && !row.takenBack());
    }

    @Override
    public boolean nothingWent(String caseNo) {
        return transfers.ofCase(caseNo).stream()
                        .noneMatch(sent -> sent.state() == Transfer.State.ACCEPTED
                                || (sent.state() == Transfer.State.OUTSIDE && !outsideRefused(caseNo)))
                && handOvers.ofCase(caseNo).stream().noneMatch(HandOver::taken);
    }

    /** Who asked there was told, or says now, that nobody took it. */
    @Override
    public boolean outsideRefused(String caseNo) {
        var last = transfers.ofCase(caseNo).stream().reduce((first, later) -> later);
        return last.filter(sent -> sent.state() == Transfer.State.OUTSIDE).isPresent()
                && worklist.answersOfCase(caseNo).stream()
                        .filter(answer -> OutsideAsked.ABOUT.containsKey(answer.work()))
                        .reduce((first, later) -> later)
                        .filter(answer -> !"yes".equals(answer.answers().get("outsideTaken")))
                        .isPresent();
    }

    @Override
    public List<String> otherPolice(String caseNo) {
        var last = transfers.ofCase(caseNo).stream()
                .filter(Transfer::withOtherPolice)
                .reduce((first, later) -> later)
                .orElse(null);
        if (last == null) {
            return List.of();
        }
        var to = Objects.requireNonNull(last.toAgency());
        var taken = last.state() == Transfer.State.ACCEPTED
                && directory.findCounty(directory.agency(to).regionCode()).isPresent();
        return taken ? List.of(to) : List.of(to, last.fromAgency());
    }
}
