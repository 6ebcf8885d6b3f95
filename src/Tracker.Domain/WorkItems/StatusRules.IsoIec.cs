using Tracker.Domain.Claims;

namespace Tracker.Domain.WorkItems;

public sealed partial class StatusRules
{
    /// <summary>
    /// ISO harmonized stage codes. Leaving out the committee stage or the approval stage is legal (ISO/IEC Directives, Part 1);
    /// technical specifications and reports go from the preparatory or committee stage to stage 50 (since 2022-06-30).
    /// </summary>
    public static readonly StatusRules IsoIec = new("ISO/IEC harmonized stages",
    [
        new("00.00", "proposal for new project received", "00.20"),
        new("00.20", "proposal for new project under review", "00.60"),
        new("00.60", "close of review", "00.98 00.99"),
        new("00.98", "proposal for new project abandoned"),
        new("00.99", "approval to ballot proposal for new project", "10.00"),
        new("10.00", "proposal for new project registered", "10.20"),
        new("10.20", "new project ballot initiated", "10.60"),
        new("10.60", "close of voting", "10.92 10.98 10.99"),
        new("10.92", "proposal returned to submitter for further definition", back: "10.00 10.20"),
        new("10.98", "new project rejected"),
        new("10.99", "new project approved", "20.00"),
        new("20.00", "new project registered in work programme", "20.20"),
        new("20.20", "working draft study initiated", "20.60"),
        new("20.60", "close of comment period", "20.98 20.99", back: "20.20"),
        new("20.98", "project deleted"),
        new("20.99", "working draft approved as committee draft", "30.00 40.00 50.00"),
        new("30.00", "committee draft registered", "30.20"),
        new("30.20", "committee draft consultation initiated", "30.60"),
        new("30.60", "close of comment period", "30.92 30.98 30.99", back: "30.20"),
        new("30.92", "committee draft referred back to working group", back: "20.20 30.00 30.20"),
        new("30.98", "project cancelled"),
        new("30.99", "committee draft approved for registration as DIS", "40.00 50.00"),
        new("40.00", "DIS registered", "40.20"),
        new("40.20", "DIS ballot initiated", "40.60"),
        new("40.60", "close of voting", "40.92 40.93 40.98 40.99"),
        new("40.92", "DIS referred back to committee", back: "30.00 30.20 40.00"),
        new("40.93", "decision for new DIS ballot", back: "40.00 40.20"),
        new("40.98", "project cancelled"),
        new("40.99", "DIS approved for registration as FDIS", "50.00 60.00"),
        new("50.00", "final text received or FDIS registered", "50.20"),
        new("50.20", "proof sent or FDIS ballot initiated", "50.60"),
        new("50.60", "close of voting", "50.92 50.98 50.99"),
        new("50.92", "final text or FDIS referred back to committee", back: "30.00 40.00 50.00"),
        new("50.98", "project cancelled"),
        new("50.99", "final text or FDIS approved for publication", "60.00"),
        new("60.00", "International Standard under publication", "60.60"),
        new("60.60", "International Standard published", "90.20"),
        new("90.20", "International Standard under systematic review", "90.60"),
        new("90.60", "close of review", "90.92 90.93 90.99"),
        new("90.92", "International Standard to be revised", "95.99"),
        new("90.93", "International Standard confirmed", back: "90.20"),
        new("90.99", "withdrawal proposed by committee", "95.20"),
        new("95.20", "withdrawal ballot initiated", "95.60"),
        new("95.60", "close of voting", "95.92 95.99"),
        new("95.92", "decision not to withdraw", back: "90.20"),
        new("95.99", "withdrawal of International Standard"),
    ]);
}
