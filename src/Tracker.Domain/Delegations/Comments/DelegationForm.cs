namespace Tracker.Domain.Delegations;

/// <summary>The comments on a document as a commenting form.</summary>
public static class DelegationForm
{
    /// <summary>For the committee: one row for each comment that stands for itself, with its decision as the observation, and nobody's name.</summary>
    /// <param name="marking">Who may read it.</param>
    public static CommentingForm Template(CommentedDocument document, DateOnly day, string marking) => new(
        FormLayout.Template, Head(document, day, marking),
        [.. document.Standing.Select(c => c.Says.In(FormLayout.Template) with { Observation = c.Decision.Value?.ToString() ?? c.Says.Observation })]);

    /// <summary>For the delegation: one row for each comment, merged ones below that with which they are decided, each with its author.</summary>
    public static CommentingForm WithAuthors(CommentedDocument document, DateOnly day, string marking, Func<ParticipantId, string> nameOf) => new(
        FormLayout.ExportA, Head(document, day, marking),
        [
            .. from standing in document.Standing
               from comment in document.MergedInto(standing.Id).Prepend(standing)
               let decision = document.DecisionOn(comment)
               select comment.Says with
               {
                   Id = comment.Says.Id ?? comment.Id.Value,
                   User = comment.Says.User is { } said ? $"{said} (added by {nameOf(comment.By)})" : nameOf(comment.By),
                   Created = comment.Says.Created ?? Iso(DateOnly.FromDateTime(comment.At.UtcDateTime)),
                   Resolution = decision?.Words ?? comment.Says.Resolution,
                   Motivation = decision is null ? comment.Says.Motivation : decision.Observation,
                   Replies = comment.Into is null ? comment.Says.Replies : Joined(comment.Says.Replies, $"Merged with {standing.Says.Id ?? standing.Id.Value}"),
               },
        ]);

    private static FormHead Head(CommentedDocument document, DateOnly day, string marking) => new(Iso(day), document.Name.Value, Marking: marking);

    private static string Joined(string? replies, string more) => replies is null ? more : $"{replies}\n{more}";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
