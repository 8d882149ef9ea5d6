package org.huhang.feel;

import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.Iterator;
import camundajar.impl.scala.collection.immutable.List;
import java.math.BigDecimal;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.SomeItem;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import org.camunda.feel.valuemapper.ValueMapper;

/**
 * One evaluation with a budget. Every part of an expression passes here, also in the bodies of its functions and loops; so
 * steps are counted, depth is measured and every value, numbers too, is weighed as soon as it is made. Ranges and the pairs of several
 * loops are counted before the stock interpreter makes them.
 */
final class FrugalInterpreter extends FeelInterpreter {

    static final int STEPS = 50_000;
    static final int DEPTH = 200;
    static final int LONGEST_LIST = 2_000;
    static final int LONGEST_TEXT = 100_000;
    static final int WEIGHT = 1_000_000;
    static final int DIGITS = 100;

    private int steps;
    private int depth;
    private long weight;

    FrugalInterpreter(ValueMapper mapper) {
        super(mapper);
    }

    @Override
    public Val eval(Exp part, EvalContext scope) {
        if (++steps > STEPS) {
            throw new TooMuchWork("more than " + STEPS + " steps");
        }
        if (depth >= DEPTH) {
            throw new TooMuchWork("more than " + DEPTH + " calls inside each other");
        }
        depth++;
        try {
            countBeforeItIsMade(part, scope);
            var value = super.eval(part, scope);
            weigh(value);
            return value;
        } finally {
            depth--;
        }
    }

    private void countBeforeItIsMade(Exp part, EvalContext scope) {
        if (part instanceof IterationContext range) {
            if (eval(range.start(), scope) instanceof ValNumber start
                    && eval(range.end(), scope) instanceof ValNumber end
                    && distance(start, end).compareTo(BigDecimal.valueOf(LONGEST_LIST)) >= 0) {
                throw tooLong();
            }
        } else if (part instanceof For loop) {
            countPairs(loop.iterators(), scope);
        } else if (part instanceof SomeItem some) {
            countPairs(some.iterators(), scope);
        } else if (part instanceof EveryItem every) {
            countPairs(every.iterators(), scope);
        }
    }

    private static BigDecimal distance(ValNumber start, ValNumber end) {
        return end.value().bigDecimal().subtract(start.value().bigDecimal()).abs();
    }

    private void countPairs(List<Tuple2<String, Exp>> loops, EvalContext scope) {
        if (loops.length() < 2) {
            return;
        }
        var pairs = 1L;
        for (Iterator<Tuple2<String, Exp>> each = loops.iterator(); each.hasNext(); ) {
            if (eval(each.next()._2(), scope) instanceof ValList list) {
                pairs *= Math.max(1, list.items().length());
            }
            if (pairs > LONGEST_LIST) {
                throw tooLong();
            }
        }
    }

    /**
     * A number of a few characters may have millions of digits once it is rounded, written or compared: both what it is made of
     * and how far it is moved are bounded before anything is done with it.
     */
    private static void measure(BigDecimal number) {
        var before = (long) number.precision() - number.scale();
        if (number.precision() > DIGITS || number.scale() > DIGITS || before > DIGITS) {
            throw tooManyDigits();
        }
    }

    static TooMuchWork tooManyDigits() {
        return new TooMuchWork("a number of more than " + DIGITS + " digits");
    }

    private static TooMuchWork tooLong() {
        return new TooMuchWork("a list of more than " + LONGEST_LIST);
    }

    /** With all that is in it: lists that share their parts become large only when somebody writes them out. */
    private void weigh(Val value) {
        if (value instanceof ValNumber number) {
            measure(number.value().bigDecimal());
        } else if (value instanceof ValString text) {
            add(text.value().length());
            if (text.value().length() > LONGEST_TEXT) {
                throw new TooMuchWork("a text of more than " + LONGEST_TEXT + " characters");
            }
        } else if (value instanceof ValList list) {
            if (list.items().lengthCompare(LONGEST_LIST) > 0) {
                throw tooLong();
            }
            weighAll(list.items().iterator());
        } else if (value instanceof ValContext context) {
            weighAll(context.context().variableProvider().getVariables().valuesIterator());
        }
    }

    private void weighAll(Iterator<?> parts) {
        while (parts.hasNext()) {
            add(1);
            if (parts.next() instanceof Val part) {
                weigh(part);
            }
        }
    }

    private void add(int more) {
        weight += more;
        if (weight > WEIGHT) {
            throw new TooMuchWork("more memory than " + WEIGHT + " characters and items");
        }
    }
}
