namespace Tracker.Domain.Commenting;

/// <summary>One comment of a form. A text that is not given is null.</summary>
/// <param name="MemberBody">The member body or national committee, two letters; <c>**</c> for the editing unit.</param>
/// <param name="Element">Paragraph, figure or table.</param>
/// <param name="Type"><c>ge</c> general, <c>te</c> technical, <c>ed</c> editorial, or as the file has it.</param>
/// <param name="Observation">Of the secretariat.</param>
/// <param name="Id">The comment's identifier or number.</param>
/// <param name="User">Who wrote it.</param>
/// <param name="Passage">The text on which the comment is.</param>
/// <param name="PassageProposal">What that text is proposed to become.</param>
/// <param name="Replies">Feedback of others.</param>
/// <param name="Resolution">Whether and how the comment was resolved.</param>
/// <param name="Motivation">Why it was resolved so.</param>
/// <param name="Stage">Code of the project stage at which it was made.</param>
public sealed record FormRow(
    string? MemberBody = null, string? Line = null, string? Clause = null, string? Element = null, string? Type = null, string? Comment = null,
    string? ProposedChange = null, string? Observation = null, string? Id = null, string? User = null, string? ClauseTitle = null, string? Passage = null,
    string? PassageProposal = null, string? Replies = null, string? Created = null, string? Resolution = null, string? Motivation = null,
    string? Resolved = null, string? Stage = null)
{
    public static readonly FormRow Empty = new();

    private static readonly TextOf<FormRow>
        OfBody = new("MB/NC", r => r.MemberBody, (r, t) => r with { MemberBody = t }),
        OfLine = new("Line number", r => r.Line, (r, t) => r with { Line = t }),
        OfClause = new("Clause/ Subclause", r => r.Clause, (r, t) => r with { Clause = t }),
        OfElement = new("Paragraph/ Figure/ Table", r => r.Element, (r, t) => r with { Element = t }),
        OfType = new("Type of comment", r => r.Type, (r, t) => r with { Type = t }),
        OfComment = new("Comments", r => r.Comment, (r, t) => r with { Comment = t }),
        OfChange = new("Proposed change", r => r.ProposedChange, (r, t) => r with { ProposedChange = t }),
        OfObservation = new("Observations of the secretariat", r => r.Observation, (r, t) => r with { Observation = t }),
        OfId = new("Comment ID", r => r.Id, (r, t) => r with { Id = t }),
        OfUser = new("User name", r => r.User, (r, t) => r with { User = t }),
        OfClauseTitle = new("Clause Title", r => r.ClauseTitle, (r, t) => r with { ClauseTitle = t }),
        OfPassage = new("Comment on text", r => r.Passage, (r, t) => r with { Passage = t }),
        OfProposal = new("Proposal on Text", r => r.PassageProposal, (r, t) => r with { PassageProposal = t }),
        OfReplies = new("Replies", r => r.Replies, (r, t) => r with { Replies = t }),
        OfCreated = new("Date", r => r.Created, (r, t) => r with { Created = t }),
        OfResolution = new("Resolution status", r => r.Resolution, (r, t) => r with { Resolution = t }),
        OfMotivation = new("Justification", r => r.Motivation, (r, t) => r with { Motivation = t }),
        OfResolved = new("Resolution Date", r => r.Resolved, (r, t) => r with { Resolved = t }),
        OfStage = new("Stage code", r => r.Stage, (r, t) => r with { Stage = t });

    /// <summary>Every text of a row, under a heading of one of the layouts.</summary>
    public static ImmutableArray<TextOf<FormRow>> Texts { get; } =
    [
        OfBody, OfLine, OfClause, OfElement, OfType, OfComment, OfChange, OfObservation, OfId, OfUser, OfClauseTitle, OfPassage, OfProposal, OfReplies,
        OfCreated, OfResolution, OfMotivation, OfResolved, OfStage,
    ];

    private static readonly ImmutableArray<TextOf<FormRow>> OfTemplate = [OfBody, OfLine, OfClause, OfElement, OfType, OfComment, OfChange, OfObservation];

    private static readonly ImmutableArray<TextOf<FormRow>> OfExportA =
    [
        OfId, OfUser, OfClause.As("Clause nb"), OfClauseTitle, OfType.As("Subtype"), OfComment.As("Comment"), OfProposal, OfChange, OfReplies.As("Feedbacks"),
        OfCreated.As("Created Date"), OfResolution, OfMotivation.As("Motivation"), OfResolved, OfStage,
    ];

    private static readonly ImmutableArray<TextOf<FormRow>> OfExportB =
    [
        OfUser, OfClause.As("Clause nb"), OfClauseTitle, OfType.As("Comment type"), OfComment.As("Comment/Motivation"), OfPassage, OfProposal, OfChange,
        OfReplies, OfResolution, OfMotivation, OfResolved, OfCreated, OfId.As("Comment number"),
    ];

    /// <summary>The columns of a layout in their usual order, under their headings.</summary>
    public static ImmutableArray<TextOf<FormRow>> ColumnsOf(FormLayout layout) => layout switch
    {
        FormLayout.ExportA => OfExportA,
        FormLayout.ExportB => OfExportB,
        _ => OfTemplate,
    };

    /// <summary>The row with nothing but what a layout has a column for.</summary>
    public FormRow In(FormLayout layout) => WithoutColumnIn(layout).Aggregate(this, (row, text) => text.Set(row, null));

    /// <summary>The texts of a row that a layout has no column for, under the headings of the layouts that have one.</summary>
    public static ImmutableArray<TextOf<FormRow>> WithoutColumnIn(FormLayout layout) =>
        [.. Texts.Where(f => !ColumnsOf(layout).Any(c => c.Set(Empty, "x") == f.Set(Empty, "x")))];
}

/// <summary>A named text of something.</summary>
public sealed record TextOf<T>(string Name, Func<T, string?> Get, Func<T, string?, T> Set)
{
    public TextOf<T> As(string name) => this with { Name = name };
}
