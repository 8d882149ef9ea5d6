package org.huhang.paper;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.huhang.paper.Fault.Code;
import org.springframework.stereotype.Component;

/** Fills templates, and tries them before anybody uses them. */
@Component
class Templating {

    private final PaperWords words;

    Templating(PaperWords words) {
        this.words = words;
    }

    /**
     * Fills a template that was tried.
     *
     * @return the Word file
     * @throws BadWordFile if it cannot be filled
     */
    WordFile filled(byte[] template, Values values) {
        var file = WordFile.open(template);
        new Filler(words.marks(), new Places(file), Templating::never).fill(file, values.scope(words));
        Places.forget(file);
        return file;
    }

    private static void never(Fault fault) {
        throw new BadWordFile("it was never tried: " + fault.code());
    }

    /** What is wrong with a template of a kind; empty if it can be used. It is filled once with samples. */
    List<Fault> faults(byte[] template, PaperKind kind) {
        var faults = new LinkedHashSet<Fault>();
        try {
            var file = WordFile.open(template);
            if (file.leadsOutside()) {
                faults.add(new Fault(Code.OUTSIDE, "", null));
            }
            var samples = new Samples(words);
            new Filler(words.marks(), new Places(file), faults::add).fill(file, samples);
            Preview.of(file);
            kind.required().stream()
                    .filter(word -> !samples.asked().contains(word))
                    .forEach(word -> faults.add(new Fault(Code.MISSING, word, null)));
            Places.forget(file);
            WordFile.open(file.written());
        } catch (BadWordFile e) {
            faults.add(new Fault(Code.DAMAGED, "", null));
        }
        return new ArrayList<>(faults);
    }

    /** The words that a template uses, those of the rows of its lists among them. */
    Set<String> used(byte[] template) {
        var file = WordFile.open(template);
        var samples = new Samples(words);
        new Filler(words.marks(), new Places(file), fault -> {}).fill(file, samples);
        return samples.asked();
    }
}
