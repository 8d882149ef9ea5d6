package org.huhang.feel;

import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.immutable.List;
import camundajar.impl.scala.util.Either;
import camundajar.impl.scala.util.Left;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.api.EvaluationFailureType;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FailedEvaluationResult;
import org.camunda.feel.api.SuccessfulEvaluationResult;
import org.camunda.feel.context.Context;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.camunda.feel.syntaxtree.ValFunction;
import org.camunda.feel.syntaxtree.ValNumber;
import org.jspecify.annotations.Nullable;

/**
 * FEEL as the stock engine knows it, but with its ninety functions built once (the stock engine builds them anew for every
 * evaluation, which is nine tenths of the work where a table compares a code with a constant), with each text parsed once,
 * and in a budget: what an analyst writes ends in bounded time and memory, or is stopped with a sentence that says so. It
 * knows no functions but FEEL's own, without those whose work does not end with the text that goes in.
 */
public final class Feel extends FeelEngine {

    /** Models and forms of many years have fewer; more would be texts that somebody makes up. */
    private static final int MANY = 10_000;

    private static final int LONGEST = 10_000;
    /** The stock parser tries each bracket in several ways, and what is inside it each time. */
    private static final int NESTED = 16;

    /** Patterns can be written so that they try for ever; a list can be joined by a text as long as itself. */
    private static final Set<String> UNBOUNDED = Set.of("matches", "replace", "split", "extract", "string join");

    private static final BigDecimal MOST_DIGITS = BigDecimal.valueOf(FrugalInterpreter.DIGITS);

    private final FunctionProvider functions;
    private final Map<String, Either<FeelEngine.Failure, ParsedExpression>> expressions = new ConcurrentHashMap<>();
    private final Map<String, Either<FeelEngine.Failure, ParsedExpression>> tests = new ConcurrentHashMap<>();

    /**
     * An engine that answers as another one does, only sooner and never without end.
     *
     * @param stock the other engine; without functions of its own
     */
    public Feel(FeelEngine stock) {
        super(stock.functionProvider(), stock.valueMapper(), stock.configuration(), stock.clock());
        functions = new Bounded(new BuiltinFunctions(stock.clock(), stock.valueMapper()));
    }

    @Override
    public Either<FeelEngine.Failure, ParsedExpression> parseExpression(String text) {
        return once(expressions, text, super::parseExpression);
    }

    @Override
    public Either<FeelEngine.Failure, ParsedExpression> parseUnaryTests(String text) {
        return once(tests, text, super::parseUnaryTests);
    }

    private static Either<FeelEngine.Failure, ParsedExpression> once(
            Map<String, Either<FeelEngine.Failure, ParsedExpression>> parsed,
            String text,
            Function<String, Either<FeelEngine.Failure, ParsedExpression>> parse) {
        var known = parsed.get(text);
        if (known != null) {
            return known;
        }
        if (text.length() > LONGEST || nested(text) > NESTED) {
            return new Left<>(new FeelEngine.Failure("the expression is longer than " + LONGEST
                    + " characters, or has more than " + NESTED + " brackets inside each other"));
        }
        if (parsed.size() >= MANY) {
            parsed.clear();
        }
        var made = parse.apply(text);
        parsed.put(text, made);
        return made;
    }

    private static int nested(String text) {
        var open = 0;
        var deepest = 0;
        for (var i = 0; i < text.length(); i++) {
            if ("([{".indexOf(text.charAt(i)) >= 0) {
                deepest = Math.max(deepest, ++open);
            } else if (")]}".indexOf(text.charAt(i)) >= 0) {
                open--;
            }
        }
        return deepest;
    }

    @Override
    public EvaluationResult evaluate(ParsedExpression parsed, Context context) {
        var scope = EvalContext.create(valueMapper(), functions).merge(context);
        try {
            return result(parsed, new FrugalInterpreter(valueMapper()).eval(parsed.expression(), scope), scope);
        } catch (RuntimeException e) {
            return failed("failed to evaluate expression '" + parsed.text() + "' : " + e, scope);
        } catch (StackOverflowError e) {
            return failed("failed to evaluate expression '" + parsed.text() + "' : it is nested too deeply", scope);
        }
    }

    private EvaluationResult result(ParsedExpression parsed, Val value, EvalContext scope) {
        var asserted = brokenAssertion(scope);
        if (asserted != null) {
            return failed("Assertion failure on evaluate the expression '" + parsed.text() + "': " + asserted, scope);
        }
        var error = value instanceof ValError wrong
                ? wrong.error()
                : value instanceof ValFatalError fatal ? fatal.error() : null;
        return error == null
                ? new SuccessfulEvaluationResult(
                        valueMapper().unpackVal(value), scope.failureCollector().failures())
                : failed("failed to evaluate expression '" + parsed.text() + "': " + error, scope);
    }

    private static @Nullable String brokenAssertion(EvalContext scope) {
        for (var each = scope.failureCollector().failures().iterator(); each.hasNext(); ) {
            var failure = each.next();
            if (failure.failureType() == EvaluationFailureType.ASSERT_FAILURE$.MODULE$) {
                return failure.failureMessage();
            }
        }
        return null;
    }

    private static EvaluationResult failed(String why, EvalContext scope) {
        return new FailedEvaluationResult(
                new FeelEngine.Failure(why), scope.failureCollector().failures());
    }

    /** Without the functions whose work is not bounded by what goes in, and none is asked for more digits than a number has. */
    private static final class Bounded implements FunctionProvider {

        private final FunctionProvider all;
        private final Map<String, List<ValFunction>> functions = new HashMap<>();

        Bounded(FunctionProvider all) {
            this.all = all;
            for (var names = all.functionNames().iterator(); names.hasNext(); ) {
                var name = names.next();
                functions.put(name, all.getFunctions(name).map(Bounded::scaled));
            }
            functions.keySet().removeAll(UNBOUNDED);
        }

        /** Whatever rounds to a number of digits names it so. */
        private static ValFunction scaled(ValFunction function) {
            var scale = function.params().indexOf("scale");
            return scale < 0
                    ? function
                    : new ValFunction(
                            function.params(),
                            given -> {
                                if (given.apply(scale) instanceof ValNumber digits
                                        && digits.value().bigDecimal().abs().compareTo(MOST_DIGITS) > 0) {
                                    throw FrugalInterpreter.tooManyDigits();
                                }
                                return function.invoke().apply(given);
                            },
                            function.hasVarArgs());
        }

        @Override
        public List<ValFunction> getFunctions(String name) {
            var known = functions.get(name);
            return known == null ? all.getFunctions("") : known;
        }

        @Override
        public Iterable<String> functionNames() {
            return all.functionNames();
        }
    }
}
