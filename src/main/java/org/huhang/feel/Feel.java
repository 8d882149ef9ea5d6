package org.huhang.feel;

import camundajar.impl.scala.util.Either;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.SuccessfulEvaluationResult;
import org.camunda.feel.context.Context;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.jspecify.annotations.Nullable;

/**
 * The stock engine builds FEEL's ninety functions anew for every evaluation, which is nine tenths of the work where a table
 * compares a code with a constant; and it parses each text anew. This one does both once. It knows no functions but FEEL's own, and leaves everything
 * that is not plainly a success to the stock engine, so that failures read the same.
 */
public final class Feel extends FeelEngine {

    /** Models and forms of many years have fewer; more would be texts that somebody makes up. */
    private static final int MANY = 10_000;

    private final FunctionProvider functions;
    private final FeelInterpreter interpreter;
    private final Map<String, Either<FeelEngine.Failure, ParsedExpression>> expressions = new ConcurrentHashMap<>();
    private final Map<String, Either<FeelEngine.Failure, ParsedExpression>> tests = new ConcurrentHashMap<>();

    /**
     * An engine that answers as another one does, only sooner.
     *
     * @param stock the other engine; without functions of its own
     */
    public Feel(FeelEngine stock) {
        super(stock.functionProvider(), stock.valueMapper(), stock.configuration(), stock.clock());
        functions = new BuiltinFunctions(stock.clock(), stock.valueMapper());
        interpreter = new FeelInterpreter(stock.valueMapper());
    }

    @Override
    public Either<FeelEngine.Failure, ParsedExpression> parseExpression(String text) {
        return once(expressions, text, super::parseExpression);
    }

    @Override
    public Either<FeelEngine.Failure, ParsedExpression> parseUnaryTests(String text) {
        return once(tests, text, super::parseUnaryTests);
    }

    private static <T> T once(Map<String, T> parsed, String text, Function<String, T> parse) {
        var known = parsed.get(text);
        if (known != null) {
            return known;
        }
        if (parsed.size() >= MANY) {
            parsed.clear();
        }
        var made = parse.apply(text);
        parsed.put(text, made);
        return made;
    }

    @Override
    public EvaluationResult evaluate(ParsedExpression parsed, Context context) {
        var scope = EvalContext.create(valueMapper(), functions).merge(context);
        var value = value(parsed, scope);
        var failures = scope.failureCollector().failures();
        return value == null || !failures.isEmpty()
                ? super.evaluate(parsed, context)
                : new SuccessfulEvaluationResult(valueMapper().unpackVal(value), failures);
    }

    private @Nullable Val value(ParsedExpression parsed, EvalContext scope) {
        try {
            var value = interpreter.eval(parsed.expression(), scope);
            return value instanceof ValError || value instanceof ValFatalError ? null : value;
        } catch (RuntimeException e) {
            // The stock engine meets it again and says what it was.
            return null;
        }
    }
}
