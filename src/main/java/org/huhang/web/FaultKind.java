package org.huhang.web;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.IOFileUploadException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** What an exception that nobody handled means to the person at the other end. */
enum FaultKind {
    READER_GONE(499),
    DATABASE_AWAY(503),
    TOO_LARGE(413),
    TOO_MANY_PARTS(413),
    UNREADABLE(400),
    BROKEN(500);

    private static final long LARGEST_HEAD = 64 << 10;

    /** PostgreSQL: a character, a date, a number that no column takes. */
    private static final Set<String> NO_VALUE = Set.of("22021", "22008", "22003");

    private final int status;

    FaultKind(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /** What is said of it. */
    Problem problem(@Nullable String reference) {
        return this == TOO_MANY_PARTS ? new Problem("tooManyParts", status, reference) : Problem.of(status, reference);
    }

    static FaultKind of(Throwable fault) {
        if (has(fault, at -> at instanceof ClientAbortException || at instanceof AsyncRequestNotUsableException)) {
            return READER_GONE;
        }
        if (has(fault, FaultKind::away)) {
            return DATABASE_AWAY;
        }
        if (has(fault, FaultKind::tooLarge)) {
            return TOO_LARGE;
        }
        if (has(fault, at -> at instanceof FileCountLimitExceededException)) {
            return TOO_MANY_PARTS;
        }
        return has(fault, FaultKind::unreadable) ? UNREADABLE : BROKEN;
    }

    /** A long name of a part and too much in it are told by the same kind of exception; only the limit tells them apart. */
    private static boolean tooLarge(Throwable at) {
        return at instanceof BodyLimit.BodyTooLarge
                || at instanceof SizeException size && size.getPermittedSize() > LARGEST_HEAD;
    }

    /** Something that no form checked, such as an address or the name of a part, holds what cannot be read or stored. */
    private static boolean unreadable(Throwable at) {
        return at instanceof InvalidParameterException
                || at instanceof InvalidFileNameException
                || at instanceof FileUploadException && !(at instanceof IOFileUploadException)
                || at instanceof SQLException sql && sql.getSQLState() != null && NO_VALUE.contains(sql.getSQLState());
    }

    static Throwable root(Throwable fault) {
        var root = fault;
        for (var depth = 0; root.getCause() != null && depth < 20; depth++) {
            root = root.getCause();
        }
        return root;
    }

    private static boolean away(Throwable at) {
        return at instanceof DataAccessResourceFailureException
                || at instanceof CannotCreateTransactionException
                || at instanceof SQLTransientConnectionException
                || at instanceof SQLNonTransientConnectionException
                || at instanceof SQLRecoverableException
                || at instanceof SQLException sql && closing(sql.getSQLState());
    }

    /**
     * PostgreSQL: class 08 is the connection, 57P the server going down or coming up. An error without state comes from the
     * pool, which has closed the connection under a transaction that was on its way.
     */
    private static boolean closing(@Nullable String state) {
        return state == null || state.startsWith("08") || state.startsWith("57P");
    }

    private static boolean has(Throwable fault, Predicate<Throwable> what) {
        Throwable at = fault;
        for (var depth = 0; at != null && depth < 20; depth++) {
            if (what.test(at)) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }
}
