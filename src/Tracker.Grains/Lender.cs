using Tracker.Domain.Shared;

namespace Tracker.Grains;

/// <summary>
/// What a record lends to the co-edited texts that belong to it. A text asks every two seconds while somebody has it open, so
/// that it need not be told when this record moved; a change is told at once.
/// </summary>
internal sealed class Lender(RecordKind kind, LiveRecord record, IGrainFactory grains)
{
    private readonly Dictionary<ActorId, (Loan? Loan, byte[]? Json)> borrowers = [];

    public byte[]? Lend(string text)
    {
        if (ActorId.TryParse(text) is not { } id) return null;
        var loan = LoanOf(id);
        if (!borrowers.TryGetValue(id, out var told) || !Same(loan, told.Loan)) borrowers[id] = told = Written(loan);
        return told.Json;
    }

    /// <summary>Tells each text whose loan is another now. One that cannot be told asks again by itself.</summary>
    public void Tell()
    {
        if (borrowers.Count == 0) return;
        foreach (var (text, told) in borrowers.ToArray())
        {
            var loan = LoanOf(text);
            if (Same(loan, told.Loan)) continue;
            borrowers[text] = Written(loan);
            _ = Tell(text, borrowers[text].Json);
        }
    }

    private readonly HashSet<ActorId> changed = [];

    public void Changed(string text)
    {
        if (ActorId.TryParse(text) is { } id) changed.Add(id);
    }

    public void Told(string text)
    {
        if (ActorId.TryParse(text) is { } id) changed.Remove(id);
    }

    /// <summary>Before a command is decided, texts that changed say what they read: nobody agrees to a text that is another by now.</summary>
    public Task HearTexts() => changed.Count == 0 ? Task.CompletedTask : Task.WhenAll(changed.ToArray().Select(Hear));

    private async Task Hear(ActorId text)
    {
        try
        {
            await grains.Draft(text).Tell().WaitAsync(TimeSpan.FromSeconds(2));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // It tells by itself once it can.
            changed.Remove(text);
        }
    }

    private Loan? LoanOf(ActorId text) =>
        kind.TermsOf(record.Durable.State, text) is { } terms ? new Loan(record.DurableAccess, terms) : null;

    private static bool Same(Loan? a, Loan? b) =>
        a is null ? b is null : b is not null && ReferenceEquals(a.Access, b.Access) && a.Terms.Equals(b.Terms);

    private static (Loan?, byte[]?) Written(Loan? loan) => (loan, loan is null ? null : LoanJson.Write(loan));

    private async Task Tell(ActorId text, byte[]? loan)
    {
        try
        {
            await grains.Draft(text).Lent(loan);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            borrowers.Remove(text);
        }
    }
}
