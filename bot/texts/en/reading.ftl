# /words: how well categories are guessed from one sentence; a place's own words

command-words = Teach it words
help-words = /words Teach it words: which categories are corrected, add a local word
words-head = <b>Reports of one sentence: categories corrected</b>
words-corrected = { $category }: filled in { $many }×, changed { $changed }×{ $instead ->
    [none] {""}
   *[other] , mostly to { $instead }
    }
words-none-counted = None yet.
words-added = <b>Added words</b> ({ $many })
words-word = { $word } → { $category }
words-how = To add a word, write it and a category: /words word Contracts
    Where both kinds have the category, say which: /words word dispute Medical care
    Only counts are kept, never who wrote what.
words-out = ✖ { $word }
words-done = Added: { $word }.
words-gone = Taken out.
error-invalid-words-length = A word has two to { $limit } characters. Write it like this: /words word Contracts
error-invalid-words-number = Phone and identity numbers are no words.
error-invalid-words-full = There are { $limit } words already; take some out first.
error-invalid-words-which = No such category, or both kinds have it. Write it like this: /words word Contracts, or /words word dispute Medical care
error-not-found-word = That word was taken out. Send /words to see what is there.
