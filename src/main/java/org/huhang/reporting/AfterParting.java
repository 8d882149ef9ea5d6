package org.huhang.reporting;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.AskedToTakePart;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseNote;
import org.huhang.casework.CaseNotes;
import org.huhang.casework.CasePlaces;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.CaseRegister;
import org.huhang.casework.Cases;
import org.huhang.casework.Dangers;
import org.huhang.casework.Deaths;
import org.huhang.casework.Duties;
import org.huhang.casework.Duty;
import org.huhang.casework.Occasion;
import org.huhang.casework.Occasion.Cause;
import org.huhang.casework.Pair;
import org.huhang.casework.PartedPolice;
import org.huhang.casework.PartedTier;
import org.huhang.casework.WhoMustKnow;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.correction.LookAgain;
import org.huhang.document.Documents;
import org.huhang.document.FolderId;
import org.huhang.handover.HandOversAnew;
import org.huhang.intake.Intake;
import org.huhang.worklist.CaseCards;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Two cases were parted again. What came with the one that had ended goes to its child's own case. What was told since may be
 * of either child: it stands in both until somebody has looked, and whoever coordinates has the task to.
 */
@Component
class AfterParting {

    private final Cases cases;
    private final CaseRegister register;
    private final AsGrave grave;
    private final PartedTier tiers;
    private final PartedPolice police;
    private final Dangers dangers;
    private final Deaths deaths;
    private final WhoMustKnow whoMustKnow;
    private final AskedToTakePart asked;
    private final Duties duties;
    private final LookAgain lookAgain;
    private final HandOversAnew handOvers;
    private final ChildFiles children;
    private final Documents documents;
    private final Intake intake;
    private final CasePlaces places;
    private final CaseProcess process;
    private final CaseNotes notes;
    private final Worklist worklist;
    private final CaseCards cards;
    private final Directory directory;
    private final MessageSource words;

    AfterParting(
            Cases cases,
            CaseRegister register,
            AsGrave grave,
            PartedTier tiers,
            PartedPolice police,
            Dangers dangers,
            Deaths deaths,
            WhoMustKnow whoMustKnow,
            AskedToTakePart asked,
            Duties duties,
            LookAgain lookAgain,
            HandOversAnew handOvers,
            ChildFiles children,
            Documents documents,
            Intake intake,
            CasePlaces places,
            CaseProcess process,
            CaseNotes notes,
            Worklist worklist,
            CaseCards cards,
            Directory directory,
            MessageSource words) {
        this.cases = cases;
        this.register = register;
        this.grave = grave;
        this.tiers = tiers;
        this.police = police;
        this.dangers = dangers;
        this.deaths = deaths;
        this.whoMustKnow = whoMustKnow;
        this.asked = asked;
        this.duties = duties;
        this.lookAgain = lookAgain;
        this.handOvers = handOvers;
        this.children = children;
        this.documents = documents;
        this.intake = intake;
        this.places = places;
        this.process = process;
        this.notes = notes;
        this.worklist = worklist;
        this.cards = cards;
        this.directory = directory;
        this.words = words;
    }

    /**
     * Settles what each of the two cases has of the other.
     *
     * @param person who parted them
     * @param reason how he knows that they are two children
     * @param pair the two
     * @param own the case that the child of the merged one has now
     */
    void settle(Person person, String reason, Pair pair, String own) {
        notes.parted(person, pair, own, reason);
        pair.reports().forEach(report -> registersNoMore(pair.into(), report));
        var dead = deaths.said(pair.into()) != null;
        var known = givesBack(pair, cases.file(own));
        var into = cases.file(pair.into().caseNo());
        var undecided = known ? tiers.undecided(into, pair) : dangers.acute(into);
        tiers.settleOnTheWay(pair);
        asGrave(pair, into, cases.file(own), undecided);
        cases.describe(into.caseNo());
        if (!into.open()) {
            return;
        }
        if (!undecided) {
            tiers.settle(person, reason, into, pair);
        }
        if (dead) {
            deaths.wasOthers(into);
        }
        askedThere(pair, cases.file(own));
        var kept = police.settle(pair, cases.file(own), undecided);
        if (undecided || kept || into.secret()) {
            asks(person, into, own);
        }
    }

    /** Also the cases that its child had before. False if nothing says what came with the merged case. */
    private boolean givesBack(Pair pair, CaseFile own) {
        var merged = pair.merged();
        var into = pair.into();
        var folders = register.files(pair.within()).stream()
                .map(CaseFile::folderId)
                .map(FolderId::new)
                .toList();
        documents.part(
                folders, new FolderId(merged.folderId()), new FolderId(into.folderId()), new FolderId(own.folderId()));
        handOvers.part(pair.within(), merged.caseNo(), into.caseNo(), own.caseNo());
        register.narrow(into, onlyThere(pair));
        var known = children.partFacts(pair.within(), merged.caseNo(), into.caseNo(), own.caseNo(), own.childId());
        var before = register.ofFiles(children.part(merged.childId(), into.childId(), own.childId()));
        before.stream()
                .filter(other ->
                        cards.goesOn(other).filter(into.caseNo()::equals).isPresent())
                .forEach(other -> cards.goesOn(other, own.caseNo()));
        children.partCases(before, own.childId());
        return known;
    }

    /** The situations of which only the reports that came along speak. */
    private Set<Integer> onlyThere(Pair pair) {
        var there = pair.reports().stream()
                .flatMap(report -> intake.report(report).incident().categories().stream())
                .collect(Collectors.toSet());
        intake.ofCase(pair.into().caseNo())
                .forEach(report -> there.removeAll(report.incident().categories()));
        return there;
    }

    /** The own case is as grave and as secret as the merged one was, and as what nobody knows yet of which child it is. */
    private void asGrave(Pair pair, CaseFile into, CaseFile own, boolean undecided) {
        grave.atLeastAs(pair.merged(), own);
        if (undecided || into.secret()) {
            grave.atLeastAs(into, cases.file(own.caseNo()));
        }
        var said = said(own).or(() -> undecided ? dangers.standing(into) : Optional.empty());
        // Whatever of it is of a third child that came along leaves one day with that one; this stays.
        tiers.ofEither(into, cases.file(own.caseNo()), pair);
        dangers.standing(into)
                .filter(pair::eitherMay)
                .ifPresent(danger -> dangers.ofEither(cases.file(own.caseNo()), danger));
        said.ifPresent(danger -> dangers.staysWith(cases.file(own.caseNo()), pair, danger));
        if (deaths.said(own) != null) {
            deaths.cameAlong(own);
        }
        var file = cases.file(own.caseNo());
        if (dangers.acute(file)) {
            whoMustKnow.onScene(file, new Occasion(Cause.DANGER, pair.source(), places.placeOf(file)));
        }
    }

    /** What a person said last stands as his word, whatever the report says by which the case was opened anew. */
    private Optional<StripFact> said(CaseFile own) {
        return children.facts(own.childId()).stream()
                .filter(fact -> fact.kind() == StripFact.Kind.DANGER)
                .filter(fact -> !fact.source().equals(Dangers.OF_REPORT))
                .findFirst()
                .filter(fact -> Boolean.TRUE.equals(fact.value()))
                .or(() -> dangers.standing(own));
    }

    /** Whoever was asked in the merged case and has not answered is asked in the own case of its child, from when he was. */
    private void askedThere(Pair pair, CaseFile own) {
        var before = duties.sources(pair.within());
        var why = new Occasion(Cause.MERGED, pair.source(), places.placeOf(pair.merged()));
        for (var one : process.running(pair.into().caseNo())) {
            duties.owed(one.instanceId())
                    .filter(owed -> owed.kind() == Duty.Kind.AGENCY && pair.brought(owed, before))
                    .filter(owed -> untouched(pair.into(), one.instanceId()))
                    .filter(owed -> !CaseProcess.POLICE_WORK.contains(one.processKey()))
                    .ifPresent(owed -> {
                        var goesOn = why.goesOnFrom(one.instanceId()).keeping(owed);
                        asked.named(own, owed.agency(), null, goesOn);
                        if (!pair.into().secret()) {
                            process.cancel(one.instanceId(), "parted");
                        }
                    });
            lookAgain.part(one.instanceId(), pair.within(), own);
        }
    }

    /** Who has not begun to register a report here need not: it is registered where it belongs. */
    private void registersNoMore(CaseFile into, UUID report) {
        duties.registering(into.caseNo(), report).ifPresent(instance -> {
            if (untouched(into, instance)) {
                process.cancel(instance, "parted");
            }
        });
    }

    private boolean untouched(CaseFile into, String instance) {
        var items = worklist.ofCase(into.caseNo()).stream()
                .filter(item -> item.instanceId().equals(instance))
                .toList();
        return !items.isEmpty() && items.stream().allMatch(WorkItem::open);
    }

    private void asks(Person person, CaseFile into, String own) {
        var office = directory.coordinating(into.county());
        notes.along(
                person,
                into.caseNo(),
                CaseNote.Kind.ASKED,
                words.getMessage("casework.parted.asks", new Object[] {office.name()}, Locale.CHINESE));
        var why = new Occasion(Cause.NAMED, "parted:" + own, places.placeOf(into));
        asked.asks(into, office.code(), null, why);
        cases.describe(into.caseNo());
    }
}
