package org.exchangeconnect.sandbox.api;

import java.util.Set;
import java.util.function.Function;
import org.exchangeconnect.sandbox.ApiRight;
import org.exchangeconnect.sandbox.Reply;

/**
 * One method of a path.
 *
 * @param rights the rights of which the caller needs one; empty if none is needed
 */
record ApiOperation(Function<ApiCall, Reply> handler, Set<ApiRight> rights) {}
