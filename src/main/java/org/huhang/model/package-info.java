/**
 * What models may say: the vocabulary that they are made of, the contract with the platform's steps and functions, and the
 * rules that each deployment is held against. Knows files, neither engine nor database.
 *
 * <p>A deployment passes two doors. {@link org.huhang.model.ModelGate} reads bytes and lets through what the vocabulary names;
 * behind it nothing can be dangerous. {@link org.huhang.model.ModelRule}s then ask whether what is drawn can work: each task has
 * one group, a form and a term, each question an answer, each word its English. A rule that needs to know terms, groups or forms
 * lives in their module.
 */
@org.jspecify.annotations.NullMarked
package org.huhang.model;
