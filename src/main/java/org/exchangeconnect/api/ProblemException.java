package org.exchangeconnect.api;

/** Ends a request with a problem document. */
class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.type().name());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
